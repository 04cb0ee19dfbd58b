//! Makes the traced module: writes into the linked lab module, before each call
//! in an exercise's code, instructions that keep a shadow stack of where the
//! program is. The meter reads that stack at each allocation.
//!
//! Nothing is asked of the engine: the stack is plain memory of the module. The
//! lines come from the module's own DWARF, inlined frames included, so no line
//! is guessed and no mark is needed in the code.
//!
//! Into every function with such calls go, at its start,
//!
//! ```text
//! base = min(TOP, LIMIT)          how much of the stack its callers use
//! ```
//!
//! and around each such call
//!
//! ```text
//! SHADOW[base] = number of the call; TOP = base + 4
//! call
//! TOP = base
//! ```
//!
//! The number stands for the call's source line and the lines that its
//! function was inlined into; [`Traced::calls`] lists them.

mod instrument;
mod lines;

use std::path::Path;

use anyhow::{Context, Result};
use protocol::TracedCall;

/// The traced module and what the numbers on its shadow stack stand for.
#[derive(Debug)]
pub struct Traced {
    /// The module, without debug sections.
    pub wasm: Vec<u8>,
    /// The call that each number stands for; number 0 is not used and stands empty.
    pub calls: Vec<TracedCall>,
}

/// Tells whether a file, named from the project's root, is an exercise's code that
/// a page shows: `exercises/<exercise>/<variant>.rs`, and neither the harness nor
/// the exercise's own `mod.rs`. What these two allocate is their caller's.
pub fn is_exercise(file: &str) -> bool {
    file.strip_prefix("exercises/")
        .is_some_and(|rest| rest.contains('/') && !rest.ends_with("/mod.rs"))
}

/// Makes the traced module from the linked one.
///
/// `root` is the project's folder; paths in the table are relative to it.
/// `is_exercise` says which of those files are an exercise's code.
///
/// # Errors
///
/// If the module is not valid, has no DWARF, or lacks the meter's shadow stack.
pub fn trace(linked: &[u8], root: &Path, is_exercise: impl Fn(&str) -> bool) -> Result<Traced> {
    let lines =
        lines::Lines::read(linked, root).context("cannot read the module's debug sections")?;
    instrument::instrument(linked, &lines, &is_exercise)
        .context("cannot write the shadow stack into the module")
}
