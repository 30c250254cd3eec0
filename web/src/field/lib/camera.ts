// The system camera, opened in the same gesture as the tap: one hidden file input of the page.
let input: HTMLInputElement | undefined;
let answer: ((files: File[]) => void) | undefined;

export interface Wanted {
  from: "camera" | "album";
}

// Empty: nothing was taken.
export function pickPhotos({ from }: Wanted): Promise<File[]> {
  answer?.([]);
  const picker = (input ??= made());
  picker.value = "";
  picker.multiple = from === "album";
  if (from === "camera") picker.setAttribute("capture", "environment");
  else picker.removeAttribute("capture");
  const files = new Promise<File[]>((resolve) => (answer = resolve));
  picker.click();
  return files;
}

function made(): HTMLInputElement {
  const one = document.createElement("input");
  one.type = "file";
  one.accept = "image/*";
  one.hidden = true;
  const finish = () => {
    answer?.(Array.from(one.files ?? []));
    answer = undefined;
  };
  one.addEventListener("change", finish);
  one.addEventListener("cancel", finish);
  document.body.append(one);
  return one;
}
