/** An edit of the journal that must not be made; the message is for the user. */
export class EditRefused extends Error {
  override readonly name = 'EditRefused';
}
