//! A file of the person's own, in place of the one that the exercise generates.

use protocol::text;
use web_sys::{Event, File, HtmlInputElement};
use yew::{Callback, Html, html};

use super::hook::BenchHandle;
use crate::browser;

/// A file that the person chose. Only the worker reads it.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnFile {
    /// Its name, without the folder.
    pub name: String,
    /// Its length in bytes.
    pub bytes: u64,
    /// The reference that the worker is given, not the bytes.
    pub handle: File,
}

impl OwnFile {
    /// The file that the input holds, if any.
    fn chosen(input: &HtmlInputElement) -> Option<Self> {
        let handle = input.files()?.get(0)?;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a length is a whole number"
        )]
        let bytes = handle.size() as u64;
        Some(Self {
            name: handle.name(),
            bytes,
            handle,
        })
    }

    /// `access.log, 1,234 bytes`
    pub fn described(&self) -> String {
        described(&self.name, self.bytes)
    }
}

fn described(name: &str, bytes: u64) -> String {
    format!("{name}, {} bytes", text::grouped(bytes))
}

/// Shows the field to choose a file, or the way back to the generated one;
/// nothing on an exercise that reads none.
pub fn file(bench: &BenchHandle) -> Html {
    if !bench.content.file {
        return Html::default();
    }
    let choose = bench.choose.clone();
    if let Some(file) = &bench.file {
        let remove = Callback::from(move |_| {
            leave();
            choose.emit(None);
        });
        return html! {
            <div class="own-file">
                <p>
                    <b>{ file.described() }</b>
                    { ", is read in place of the generated file. Only the plot against size still \
                       uses that." }
                </p>
                <button type="button" class="quiet" data-action="remove-file" onclick={remove}>
                    { "Back to the generated file" }
                </button>
            </div>
        };
    }
    let choose = Callback::from(move |event: Event| {
        let input = browser::target::<HtmlInputElement>(&event);
        if let Some(file) = input.and_then(|input| OwnFile::chosen(&input)) {
            leave();
            choose.emit(Some(file));
        }
    });
    html! {
        <div class="own-file">
            <label for="own-file">{ "Or a file of yours, of any size" }</label>
            <input type="file" id="own-file" data-action="choose-file" onchange={choose}
                aria-describedby="own-file-note" />
            <p id="own-file-note">
                { "It never leaves this machine, and optimized never reads it whole." }
            </p>
        </div>
    }
}

/// Moves the focus to Run, because the control that has it is about to vanish.
fn leave() {
    browser::focus("[data-action=run]");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_described_by_its_name_and_its_length() {
        assert_eq!(
            described("disk.img", 4_294_967_296),
            "disk.img, 4,294,967,296 bytes"
        );
    }
}
