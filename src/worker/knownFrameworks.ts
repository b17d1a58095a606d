import type { Framework } from '../core/framework/model.js';
import type { ConfigureRequest, ReadSetup } from './protocol.js';
import type { YamlReading } from './readYaml.js';

/** The host's side: frameworks that its worker has read, which need not be posted back to it. */
export class FrameworkNames {
  private readonly ids = new Map<Framework, number>();

  /** `id` is that of the request that the reading answers. */
  add(id: number, reading: YamlReading): void {
    if ('framework' in reading && reading.framework !== undefined) this.ids.set(reading.framework, id);
  }

  /** The request to read against a setup. What has gone out of use is forgotten by both sides. */
  configure(setup: ReadSetup): ConfigureRequest {
    const forget: number[] = [];
    for (const [framework, id] of this.ids) {
      if (setup.frameworks.includes(framework)) continue;
      this.ids.delete(framework);
      forget.push(id);
    }
    const frameworks = setup.frameworks.map((framework) => this.ids.get(framework) ?? framework);
    return { kind: 'configure', setup: { ...setup, frameworks }, forget };
  }

  /** For a worker that has just been started. */
  clear(): void {
    this.ids.clear();
  }
}

/** The worker's side: the frameworks that it has read, by the requests for them. */
export class KnownFrameworks {
  private readonly read = new Map<number, Framework>();

  add(id: number, reading: YamlReading): void {
    if ('framework' in reading && reading.framework !== undefined) this.read.set(id, reading.framework);
  }

  setupOf({ setup, forget }: ConfigureRequest): ReadSetup {
    const frameworks = setup.frameworks.flatMap((item) =>
      typeof item === 'number' ? (this.read.get(item) ?? []) : item,
    );
    for (const id of forget) this.read.delete(id);
    return { ...setup, frameworks };
  }
}
