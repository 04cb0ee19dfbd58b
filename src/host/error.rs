//! Errors in what a person typed, told apart from failures by the exit code.

use std::fmt;

/// A mistake in the command line, as a sentence. If something named does not
/// exist, it lists what does.
#[derive(Debug)]
pub(crate) struct UsageError(pub(crate) String);

impl fmt::Display for UsageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for UsageError {}
