//! The last step of a job, in the jail too, because what it reads is made from
//! a learner's code: the linked module is checked, and becomes the two that are
//! handed out.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;
use std::process::ExitCode;

use anyhow::Context;
use protocol::compile::{MEMORY, Static, YOURS};
use protocol::{LineTable, TracedCall};
use serde::{Deserialize, Serialize};
use tracer::Traced;

use super::jail::{UNFINISHED, failed};
use super::{check, source, statics};
use crate::build::{Digest, sections};

/// The names of what is left in the job's folder.
pub(super) const COUNTING: &str = "lab.wasm";
pub(super) const TRACED: &str = "lab-traced.wasm";
pub(super) const FINISHED: &str = "finished.json";

/// The most characters of a function's name in the line table. A name can be as
/// long as the source, and stands there again at each line that the function
/// is inlined at.
const NAME: usize = 200;

/// The result of finishing a linked module.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Finished {
    /// Two modules, what the numbers of the traced one's calls stand for, and
    /// the statics of the learner's file.
    Made(LineTable, Vec<Static>),
    /// None, and why.
    Refused(String),
}

/// The two modules, and the lines of the traced one.
struct Made {
    counting: Vec<u8>,
    traced: Vec<u8>,
    lines: LineTable,
}

/// Finishes the job whose folder is the current one. An error is the host's;
/// what lies in the module is told by the code.
pub(super) fn run() -> anyhow::Result<ExitCode> {
    let linked = match fs::read(source::LINKED) {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            let error = anyhow::anyhow!("the compiler linked no module");
            return Ok(failed(UNFINISHED, &error));
        }
        linked => linked.context("the linked module cannot be read")?,
    };
    let finished = match checked(&linked) {
        Ok(Ok(Made {
            counting,
            traced,
            lines,
        })) => {
            write(COUNTING, &counting)?;
            write(TRACED, &traced)?;
            let object = fs::read(source::OBJECT).context("the object cannot be read")?;
            match statics::of(&object) {
                Ok(statics) => Finished::Made(lines, statics),
                Err(error) => return Ok(failed(UNFINISHED, &error)),
            }
        }
        Ok(Err(reason)) => Finished::Refused(reason),
        Err(error) => return Ok(failed(UNFINISHED, &error)),
    };
    let finished = serde_json::to_vec(&finished).context("the result cannot be written")?;
    write(FINISHED, &finished)?;
    Ok(ExitCode::SUCCESS)
}

fn write(name: &str, bytes: &[u8]) -> anyhow::Result<()> {
    fs::write(name, bytes).with_context(|| format!("{name} cannot be written"))
}

/// Makes the modules from the linked one, or says why not. An error means that
/// it is not what a compiler links.
fn checked(linked: &[u8]) -> anyhow::Result<Result<Made, String>> {
    match check::refusal(linked, MEMORY)? {
        Some(reason) => Ok(Err(reason)),
        None => make(linked).map(Ok),
    }
}

fn make(linked: &[u8]) -> anyhow::Result<Made> {
    let counting = sections::without_custom(linked).context("the module cannot be stripped")?;
    let folder = Path::new(source::FOLDER);
    let Traced { wasm, mut calls } = tracer::trace(linked, folder, |file| file == YOURS)?;
    shorten(&mut calls);
    let traced = sections::without_custom(&wasm).context("its twin cannot be stripped")?;
    let id = Digest::of([traced.as_slice()]).short();
    let traced = sections::with_custom(traced, LineTable::SECTION, id.as_bytes());
    sections::validate("the traced module", &traced)?;
    let lines = LineTable { id, calls };
    Ok(Made {
        counting,
        traced,
        lines,
    })
}

/// Cuts names that are too long to read.
fn shorten(calls: &mut [TracedCall]) {
    for frame in calls.iter_mut().flat_map(|call| &mut call.frames) {
        if let Some((end, _)) = frame.function.char_indices().nth(NAME) {
            frame.function.truncate(end);
            frame.function.push('…');
        }
    }
}

#[cfg(test)]
mod tests {
    use protocol::Frame;

    use super::*;

    #[test]
    fn long_names_are_cut_at_a_letter() {
        let call = |function: String| TracedCall {
            frames: vec![Frame {
                file: YOURS.to_owned(),
                line: 1,
                function,
            }],
        };
        let mut calls = [call("é".repeat(NAME)), call("é".repeat(NAME + 1))];
        shorten(&mut calls);
        assert_eq!(calls[0], call("é".repeat(NAME)));
        assert_eq!(calls[1], call("é".repeat(NAME) + "…"));
    }
}
