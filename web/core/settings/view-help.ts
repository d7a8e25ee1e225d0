// What the settings of the group "view" do: the few sentences of help that a single map shows; see setting-help.ts for the rest.

export const viewHelp = {
  speed: 'Training between two pictures.',
  showTest: 'Shows the points held out for testing, hollow.',
  discretize: 'Shows which side each place is on, and not how sure the network is.',
} as const;
