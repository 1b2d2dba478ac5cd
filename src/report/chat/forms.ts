import type { Comparison } from '../../changes/comparison.ts';
import { discordMessage } from './discord.ts';
import { slackMessage } from './slack.ts';
import { teamsMessage } from './teams.ts';

/** The message in the form of each chat. */
const messages = { slack: slackMessage, teams: teamsMessage, discord: discordMessage } as const;
export type ChatForm = keyof typeof messages;

/** Whose webhooks stand under which hosts. */
const hosts: readonly (readonly [RegExp, ChatForm])[] = [
  [/(?:^|\.)(?:discord|discordapp)\.com$/, 'discord'],
  [/(?:^|\.)(?:webhook\.office\.com|logic\.azure\.com|powerplatform\.com|office365\.com)$/, 'teams'],
];

/** The form that an address takes; Slack's where it says nothing, since many other receivers understand that one. */
export function chatFormOf(address: string): ChatForm {
  const { hostname, pathname } = new URL(address);
  // Discord has a door for Slack's form.
  if (pathname.endsWith('/slack')) return 'slack';
  return hosts.find(([pattern]) => pattern.test(hostname))?.[1] ?? 'slack';
}

/** What a webhook is sent. */
export function messageFor(form: ChatForm, comparison: Comparison): unknown {
  return messages[form](comparison);
}
