type Control = HTMLInputElement | HTMLSelectElement | HTMLButtonElement;

/**
 * Brings the filters up to date in place where they offer the same as before, so that a word that is being typed and a
 * list that is open stay. False where the form has to be replaced.
 */
export function syncForm(form: Element, next: Element): boolean {
  if (!(form instanceof HTMLFormElement) || !(next instanceof HTMLFormElement) || !form.matches('.filters'))
    return false;
  const [old, wanted] = [controlsOf(form), controlsOf(next)];
  if (old.length !== wanted.length || old.some((control, i) => !offersTheSame(control, wanted[i]))) return false;
  old.forEach((control, i) => {
    const other = wanted[i];
    if (other === undefined) return;
    control.hidden = other.hidden;
    if (control !== document.activeElement || control instanceof HTMLSelectElement) control.value = other.value;
  });
  return true;
}

function controlsOf(form: HTMLFormElement): readonly Control[] {
  return [...form.querySelectorAll<Control>('input, select, button')];
}

function offersTheSame(control: Control, other: Control | undefined): boolean {
  if (control.id !== other?.id) return false;
  if (!(control instanceof HTMLSelectElement) || !(other instanceof HTMLSelectElement)) return true;
  const list = ({ options }: HTMLSelectElement): string =>
    JSON.stringify([...options].map(({ value, label }) => [value, label]));
  return list(control) === list(other);
}
