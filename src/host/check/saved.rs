//! The files that browsers saved as what learners hand in. Nothing that they say
//! of themselves counts: each draft is compiled and judged anew.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use judge::words;
use protocol::compile::SOURCE_LIMIT;
use protocol::hand_in::{FORM, HandIn, HandedIn, MOST_BYTES};
use protocol::{Headline, text};
use serde::Deserialize;

use super::files::{Handin, folder};
use super::judged::Judged;
use super::shown;
use crate::error::UsageError;

/// The most characters of a file that are quoted at once.
const MOST_SAID: usize = 120;

/// A file that was handed in.
pub(super) struct Saved {
    /// Its path, as it is printed.
    pub(super) file: String,
    /// Its content, or why it is none: what is wrong, and the next step.
    pub(super) content: Result<HandIn, String>,
}

/// A draft, and what its file says of it.
pub(super) struct Claimed<'a> {
    pub(super) handin: Handin,
    pub(super) claim: &'a HandedIn,
}

/// The files at these paths. A folder stands for the `.json` files in it, also in
/// folders of its own.
pub(super) fn found(paths: &[PathBuf]) -> Result<Vec<Saved>, UsageError> {
    let mut files = Vec::new();
    for path in paths {
        if path.is_dir() {
            files.extend(folder(path, "json")?);
        } else {
            files.push(path.clone());
        }
    }
    let saved = files.iter().map(|path| Saved {
        file: shown(path),
        content: read(path),
    });
    Ok(saved.collect())
}

/// The form of a file, whatever else is in it.
#[derive(Deserialize)]
struct Form {
    bytewise_hand_in: u32,
}

fn read(path: &Path) -> Result<HandIn, String> {
    let unreadable = |error| format!("it cannot be read: {error}; give the path of a file");
    let length = fs::metadata(path).map_err(unreadable)?.len();
    if length > MOST_BYTES {
        return Err(format!(
            "it is {} bytes long, and may have {}; have it saved again",
            text::grouped(length),
            text::grouped(MOST_BYTES)
        ));
    }
    let bytes = fs::read(path).map_err(unreadable)?;
    let damaged = |error: serde_json::Error| {
        let why = shortened(&error.to_string());
        format!("it is no file that Bytewise saved ({why}); have it saved again by “Hand in”")
    };
    let Form { bytewise_hand_in } = serde_json::from_slice(&bytes).map_err(damaged)?;
    if bytewise_hand_in != FORM {
        return Err(format!(
            "it has form {bytewise_hand_in}, and this command reads {FORM}; update the older of \
             the two"
        ));
    }
    let read: HandIn = serde_json::from_slice(&bytes).map_err(damaged)?;
    if read.exercises.is_empty() {
        return Err("it has no draft; something must be edited before it is handed in".to_owned());
    }
    let mut slugs: Vec<&str> = read.exercises.iter().map(|one| one.slug.as_str()).collect();
    slugs.sort_unstable();
    if let Some(twice) = slugs.windows(2).find(|pair| pair[0] == pair[1]) {
        return Err(format!(
            "it has `{}` twice; have it saved again",
            shortened(twice[0])
        ));
    }
    Ok(read)
}

/// Words that are not ours, as far as one reads them.
fn shortened(said: &str) -> String {
    let mut short: String = said.chars().take(MOST_SAID).collect();
    if short.len() < said.len() {
        short.push('…');
    }
    short
}

/// The drafts of all files by their exercise, in the order of the files.
pub(super) fn by_exercise(saved: &[Saved]) -> BTreeMap<&str, Vec<Claimed<'_>>> {
    let mut drafts: BTreeMap<&str, Vec<Claimed>> = BTreeMap::new();
    for Saved { file, content } in saved {
        for claim in content.iter().flat_map(|content| &content.exercises) {
            drafts.entry(&claim.slug).or_default().push(Claimed {
                handin: Handin {
                    file: file.clone(),
                    source: source(&claim.source),
                },
                claim,
            });
        }
    }
    drafts
}

fn source(draft: &str) -> Result<String, String> {
    if draft.len() > SOURCE_LIMIT {
        return Err(format!(
            "the draft is {} bytes long, and may have {}; have it shortened",
            text::grouped(draft.len() as u64),
            text::grouped(SOURCE_LIMIT as u64)
        ));
    }
    if draft.trim().is_empty() {
        return Err("the draft is empty; have it written from the exercise's start".to_owned());
    }
    Ok(draft.to_owned())
}

/// What the file says of a draft that is not so: sentences.
pub(super) fn differences(claim: &HandedIn, judged: &Judged, headline: Headline) -> Vec<String> {
    let mut said = Vec::new();
    let verdict = judged.verdict();
    match claim.verdict.as_deref() {
        Some(claimed) if claimed != verdict => {
            let claimed = shortened(claimed);
            said.push(format!(
                "The file says `{claimed}`; judged here it is `{verdict}`."
            ));
        }
        None if claim.solved && !judged.is_solved() => {
            said.push(format!(
                "The file says that a draft has solved it; judged here this one is `{verdict}`."
            ));
        }
        Some(_) | None => {}
    }
    let measured = judged.report().map(|report| headline.of(&report.usage));
    if let (Some(claimed), Some(measured)) = (claim.figure, measured)
        && claimed != measured
    {
        said.push(format!(
            "The file says {}; measured here this draft takes {}.",
            words::amount(headline, claimed),
            words::amount(headline, measured)
        ));
    }
    said
}
