// embed.html is the embed page by a name that can be typed: on to it, with all that the address says.
location.replace(`embed/${location.search}${location.hash}`);
