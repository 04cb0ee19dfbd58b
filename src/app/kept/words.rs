//! The words on changes of what is kept, the same wherever they are made.

use super::Failed;

/// Asked before an exercise is begun again.
pub const RESET: &str = "Give up its drafts, answers, words and figures, and that it is solved?";

/// The way on from there.
pub const BEGIN_AGAIN: &str = "Begin it again";

/// Said once that is done.
pub fn begun_again(title: &str) -> String {
    format!("{title} is as if you had never opened it.")
}

/// Said once a change is undone.
pub const TAKEN_BACK: &str = "Taken back: your progress is as it was before.";

impl Failed {
    /// Why nothing was done, and what to do.
    pub fn words(&self) -> String {
        match self {
            Self::Elsewhere => {
                "Nothing was changed: what this browser keeps has changed meanwhile, as another \
                 tab may do. What you see now is how it is; try again."
                    .to_owned()
            }
            Self::Refused => {
                "Nothing was changed: this browser's storage is full or blocked. Allow this \
                 address to keep data, or delete what you no longer need, then try again."
                    .to_owned()
            }
            Self::Torn(names) => {
                let s = if names.len() == 1 { "" } else { "s" };
                format!(
                    "This browser's storage is full or blocked, and {} string{s} of your progress \
                     could not be put back ({}). This page still has them: save your progress as \
                     a file now, before you leave.",
                    names.len(),
                    names.join(", ")
                )
            }
        }
    }
}
