//! The last step of a job, in the jail too, because what it reads is made from
//! a learner's code: the linked module is checked, and becomes the two that are
//! handed out.

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use anyhow::Context;
use protocol::LineTable;
use protocol::compile::{MEMORY, YOURS};
use serde::{Deserialize, Serialize};
use tracer::Traced;

use super::{check, source};
use crate::build::{Digest, sections};

/// The names of what is left in the job's folder.
pub(super) const COUNTING: &str = "lab.wasm";
pub(super) const TRACED: &str = "lab-traced.wasm";
pub(super) const FINISHED: &str = "finished.json";

/// What became of a linked module.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Finished {
    /// Two modules, and what the numbers of the traced one's calls stand for.
    Made(LineTable),
    /// None, and why.
    Refused(String),
}

/// Finishes the job whose folder is the current one.
pub(super) fn run() -> anyhow::Result<ExitCode> {
    let linked = fs::read(source::LINKED).context("the linked module cannot be read")?;
    let finished = match check::refusal(&linked, MEMORY)? {
        Some(reason) => Finished::Refused(reason),
        None => Finished::Made(make(&linked)?),
    };
    let finished = serde_json::to_vec(&finished).context("the result cannot be written")?;
    fs::write(FINISHED, finished).context("the result cannot be written")?;
    Ok(ExitCode::SUCCESS)
}

fn make(linked: &[u8]) -> anyhow::Result<LineTable> {
    let counting = sections::without_custom(linked).context("the module cannot be stripped")?;
    let folder = Path::new(source::FOLDER);
    let Traced { wasm, calls } = tracer::trace(linked, folder, |file| file == YOURS)?;
    let traced = sections::without_custom(&wasm).context("its twin cannot be stripped")?;
    let id = Digest::of([traced.as_slice()]).short();
    let traced = sections::with_custom(traced, LineTable::SECTION, id.as_bytes());
    sections::validate("the traced module", &traced)?;
    for (name, module) in [(COUNTING, &counting), (TRACED, &traced)] {
        fs::write(name, module).with_context(|| format!("{name} cannot be written"))?;
    }
    Ok(LineTable { id, calls })
}
