import type { Library } from '../../core/framework/library.js';
import type { TagTarget } from '../../core/journal/model.js';

/**
 * The skill, level or statement that a command was called for: by a link of ours, a row of the tree, or anybody. Only
 * what the library has; undefined for anything else.
 */
export function findTarget(argument: unknown, library: Library): TagTarget | undefined {
  const given = isRecord(argument) && isRecord(argument['target']) ? argument['target'] : argument;
  if (!isRecord(given)) return undefined;
  const { framework, code, level, statement } = given;
  if (typeof framework !== 'string' || typeof code !== 'string') return undefined;
  const ref = { framework, code };
  if (library.skill(ref) === undefined) return undefined;
  const defined = typeof level === 'string' ? library.skillLevel(ref, level) : undefined;
  if (defined === undefined) return ref;
  const isStatement = typeof statement === 'number' && defined.statements[statement - 1] !== undefined;
  return { ...ref, level: defined.id, ...(isStatement && { statement }) };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
