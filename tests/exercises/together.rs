//! Several versions in one source, a module each, so that the compiler and the
//! engine are started once for all of them.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use bytewise_tests::attempts::Version;
use bytewise_tests::lab::CHOOSE;
use protocol::compile::{CompileClass, DiagnosticLevel, Refused, SOURCE_LIMIT};

use crate::Exercise;

/// The most bytes of what is written around several versions, and around each.
const HEAD: usize = 1_000;
const EACH: usize = 200;

/// Splits versions into parts of at most so many, each of which fits into one source.
pub(crate) fn batches<T>(most: usize, versions: Vec<T>, len: impl Fn(&T) -> usize) -> Vec<Vec<T>> {
    let mut batches: Vec<Vec<T>> = Vec::new();
    let mut room = 0;
    for version in versions {
        let needed = len(&version) + EACH;
        match batches.last_mut() {
            Some(batch) if needed <= room && batch.len() < most => batch.push(version),
            _ => {
                room = SOURCE_LIMIT - HEAD;
                batches.push(vec![version]);
            }
        }
        room = room.saturating_sub(needed);
    }
    batches
}

/// Compiles versions together, as one of which [`Version::choose`] chooses by its
/// place in the list. Those that the compiler refuses are taken out of the list,
/// until the others compile; none if all are. The error is what kept them from
/// being compiled together, such as the compiler's limits.
pub(crate) fn compile<T>(
    exercise: Exercise,
    versions: &mut Vec<T>,
    source: impl Fn(&T) -> String,
) -> Result<Option<Version<'static>>, Box<Refused>> {
    while !versions.is_empty() {
        let together = Together::of(versions.iter().map(&source));
        let refused = match Version::compile(exercise, &together.source) {
            Ok(version) => return Ok(Some(version.without_line())),
            Err(refused) => refused,
        };
        let errors = refused
            .diagnostics
            .iter()
            .filter(|diagnostic| diagnostic.level == DiagnosticLevel::Error);
        let lines = errors.filter_map(|error| Some(error.spans.first()?.line));
        let wrong: Option<BTreeSet<usize>> = lines.map(|line| together.at(line)).collect();
        let wrong =
            wrong.filter(|wrong| refused.class == CompileClass::CompileError && !wrong.is_empty());
        let Some(wrong) = wrong else {
            return Err(refused);
        };
        let mut place = 0;
        versions.retain(|_| {
            place += 1;
            !wrong.contains(&(place - 1))
        });
    }
    Ok(None)
}

struct Together {
    source: String,
    /// The line before the first call of a version.
    calls: u32,
    /// The line before the first of each.
    starts: Vec<u32>,
}

impl Together {
    fn of(versions: impl ExactSizeIterator<Item = String>) -> Self {
        let mut source = format!(
            "#![allow(warnings)]
use super::*;
use std::sync::atomic::{{AtomicU32, Ordering}};
static CHOICE: AtomicU32 = AtomicU32::new(0);
#[unsafe(no_mangle)]
pub extern \"C\" fn {CHOOSE}(choice: u32) {{
    CHOICE.store(choice, Ordering::Relaxed);
}}
pub fn solve(case: &Case) -> Answer {{
    match CHOICE.load(Ordering::Relaxed) {{
"
        );
        let calls = lines(&source);
        for choice in 0..versions.len() {
            // A formatted line cannot fail to be appended to a string.
            let _ = writeln!(source, "        {choice} => m{choice}::solve(case),");
        }
        source.push_str("        _ => unreachable!(),\n    }\n}\n");
        let mut starts = Vec::new();
        for (choice, version) in versions.enumerate() {
            let _ = writeln!(source, "mod m{choice} {{");
            starts.push(lines(&source));
            source.push_str(&version);
            source.push_str("\n}\n");
        }
        Self {
            source,
            calls,
            starts,
        }
    }

    /// The place of the version whose code that line is of, or whose call.
    fn at(&self, line: u32) -> Option<usize> {
        match self.starts.partition_point(|start| *start < line) {
            0 => {
                let call = line.checked_sub(self.calls + 1)? as usize;
                (call < self.starts.len()).then_some(call)
            }
            before => Some(before - 1),
        }
    }
}

/// The number of lines that end in a source.
fn lines(source: &str) -> u32 {
    u32::try_from(source.matches('\n').count()).expect("few lines")
}
