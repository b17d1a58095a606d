/** Made by the build: the files of test/integration that need no Node. */
declare module 'integration-tests' {
  export const tests: readonly { readonly file: string; load(): Promise<unknown> }[];
  /** Files that only the Node host can run, with what they import. */
  export const leftOut: readonly { readonly file: string; readonly needs: string }[];
}
