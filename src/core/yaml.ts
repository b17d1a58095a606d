import { Composer, Lexer, Parser, type Document } from 'yaml';

/** What people write nests about eight deep. Far deeper nesting would exhaust the stack of the composer, which is recursive. */
export const deepestYaml = 64;

export type ComposedYaml =
  | { readonly kind: 'document'; readonly document: Document.Parsed | undefined }
  | { readonly kind: 'too-deep'; readonly offset: number }
  | { readonly kind: 'several-documents'; readonly offset: number };

/** Ids such as `1.10`, `012` and `NO` stay text. Equal keys are for the caller: the package compares each key with each. */
const options = { schema: 'failsafe', uniqueKeys: false, prettyErrors: false, logLevel: 'silent' } as const;

/** Drives lexer, parser and composer by hand: between them the depth can be looked at before anything recurses. */
export function composeYaml(text: string): ComposedYaml {
  const parser = new Parser();
  const composer = new Composer(options);
  let first: Document.Parsed | undefined;
  let second: Document.Parsed | undefined;
  const keep = (documents: Iterable<Document.Parsed>): void => {
    for (const document of documents) {
      if (!first) first = document;
      else second ??= document;
    }
  };
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) keep(composer.next(token));
    if (parser.stack.length > deepestYaml) return { kind: 'too-deep', offset: parser.offset };
  }
  for (const token of parser.end()) keep(composer.next(token));
  keep(composer.end(true, text.length));
  return second ? { kind: 'several-documents', offset: second.range[0] } : { kind: 'document', document: first };
}
