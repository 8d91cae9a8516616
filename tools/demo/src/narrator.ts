import type { JsonObject } from '@countinghouse/core';

/** Tells what happens: sentences for a person, or one JSON object a line. */
export interface Narrator {
  /** A heading; nothing in JSON. */
  chapter(title: string): void;
  /** Something that happened. `facts` are the JSON line; the sentence is for people. */
  tell(event: string, sentence: string, facts: JsonObject): void;
  /** A word to a person; nothing in JSON. */
  note(text: string): void;
  /** The last line. */
  done(facts: JsonObject): void;
}

export function createNarrator(json: boolean, write: (line: string) => void): Narrator {
  const line = (facts: JsonObject) => write(`${JSON.stringify(facts)}\n`);
  if (json) {
    return {
      chapter: () => undefined,
      note: () => undefined,
      tell: (event, _sentence, facts) => line({ event, ...facts }),
      done: (facts) => line({ event: 'done', ...facts }),
    };
  }
  return {
    chapter: (title) => write(`\n${title}\n${'─'.repeat(title.length)}\n`),
    tell: (_event, sentence) => write(`  ${sentence}\n`),
    note: (text) => write(`\n${text}\n`),
    done: (facts) => {
      write(facts.ok === true ? '\nEverything held.\n' : '\nNOT EVERYTHING HELD.\n');
      if (facts.ok !== true) write(`${JSON.stringify(facts, null, 2)}\n`);
    },
  };
}
