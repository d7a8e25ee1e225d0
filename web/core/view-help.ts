// What the settings of the group "view" do: the few sentences of help that a single map shows; see setting-help.ts for the rest.

export const viewHelp = {
  speed: 'How much training happens between two pictures.',
  showTest: 'The points that are held out stand in the map too, hollow.',
  discretize: 'The map shows on which side of the decision each place lies, and not how sure the network is of it.',
} as const;
