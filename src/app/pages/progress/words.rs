//! The sentences on a learner's progress.

use std::collections::BTreeSet;

use protocol::Catalogue;

use crate::kept::{Store, Summary};
use crate::progress::Mark;
use crate::reached::Predicted;

use super::Known;

/// The most exercises that a sentence names.
const MOST_NAMES: usize = 8;

/// `1 exercise`, `3 exercises`.
fn counted(count: usize, noun: &str) -> String {
    let s = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{s}")
}

/// The sum of some exercises.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    pub of: usize,
    pub solved: usize,
    pub tried: usize,
    pub predicted: Predicted,
}

impl Sum {
    pub fn of<'a>(rows: impl Iterator<Item = &'a Known>) -> Self {
        let mut sum = Self::default();
        for row in rows {
            sum.of += 1;
            sum.solved += usize::from(row.mark == Mark::Solved);
            sum.tried += usize::from(row.mark == Mark::Tried);
            let Predicted { held, made } = row.predicted.unwrap_or_default();
            sum.predicted.held += held;
            sum.predicted.made += made;
        }
        sum
    }
}

/// The sentences at the top.
pub fn summed(sum: Sum) -> String {
    let Sum {
        of,
        solved,
        tried,
        predicted: Predicted { held, made },
    } = sum;
    let mut said = format!("{solved} of {of} exercises are solved.");
    match tried {
        0 => {}
        1 => said += " 1 more is begun.",
        _ => said.extend([" ", &tried.to_string(), " more are begun."]),
    }
    if made > 0 {
        let choices = if made == 1 { "choice" } else { "choices" };
        let predicted = format!(" Of {made} {choices} that you made before a run, {held} held.");
        said.push_str(&predicted);
    }
    said
}

/// Names exercises by their titles. Those that this build does not have are
/// counted, whatever their names are.
fn named(slugs: &BTreeSet<String>, catalogue: &Catalogue) -> String {
    let titles = slugs
        .iter()
        .filter_map(|slug| Some(catalogue.find(slug)?.1.title.as_str()));
    let titles: Vec<&str> = titles.collect();
    let unknown = slugs.len() - titles.len();
    let more = titles.len().saturating_sub(MOST_NAMES);
    let mut names = titles[..titles.len() - more].join(", ");
    let mut add = |count: usize, what: &str| {
        if count > 0 {
            let comma = if names.is_empty() { "" } else { ", and " };
            names.extend([comma, &count.to_string(), " ", what]);
        }
    };
    add(more, "more");
    add(unknown, "that this version of the site does not have");
    names
}

/// Says what an import will change, a sentence for each kind of it. No sentence
/// if the file has nothing but times that are newer.
pub fn planned(summary: &Summary, catalogue: &Catalogue) -> Vec<String> {
    let Summary {
        solved,
        begun,
        beside,
        replaced,
        answered,
    } = summary;
    let mut said = Vec::new();
    let mut say = |slugs: &BTreeSet<String>, one: &str, several: &str| {
        if !slugs.is_empty() {
            let what = if slugs.len() == 1 { one } else { several };
            said.push(format!(
                "{} {what}: {}.",
                slugs.len(),
                named(slugs, catalogue)
            ));
        }
    };
    say(
        solved,
        "exercise is solved there and not here",
        "exercises are solved there and not here",
    );
    say(
        begun,
        "draft or answer is new here",
        "drafts or answers are new here",
    );
    say(
        beside,
        "exercise has another draft or answer there. Both are kept",
        "exercises have other drafts or answers there. Both are kept, of each",
    );
    say(
        replaced,
        "of them is newer there: that one is opened, and yours is kept beside it",
        "of them are newer there: those are opened, and yours are kept beside them",
    );
    say(
        answered,
        "exercise gets guesses, points or figures from there",
        "exercises get guesses, points or figures from there",
    );
    said
}

/// Says what an import has done.
pub fn imported(summary: &Summary) -> String {
    let solved = counted(summary.solved.len(), "solved exercise");
    let drafts = counted(summary.begun.len(), "draft or answer");
    let mut said = format!(
        "Imported: {solved} more, and {drafts} that {} new here.",
        if summary.begun.len() == 1 {
            "is"
        } else {
            "are"
        }
    );
    if !summary.beside.is_empty() {
        said += " Where two differ, both are kept: see “Kept beside yours”.";
    }
    said
}

/// Says what a file that was saved has.
pub fn saved(name: &str, store: &Store, left_out: usize) -> String {
    let solved = counted(store.solved().len(), "solved exercise");
    let mut said = format!("Handed to the browser as {name}, with {solved} and all drafts.");
    if left_out > 0 {
        let strings = counted(left_out, "string");
        said.extend([
            " ",
            &strings,
            " cannot be read by this version of the site: not in the file, and left here as it was.",
        ]);
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples;

    fn slugs(slugs: &[&str]) -> BTreeSet<String> {
        slugs.iter().map(|&slug| slug.to_owned()).collect()
    }

    #[test]
    fn progress_is_summed_up() {
        let row = |mark, predicted| Known {
            mark,
            predicted,
            ..Known::default()
        };
        let held = |held, made| Some(Predicted { held, made });
        let rows = [
            row(Mark::Solved, held(1, 2)),
            row(Mark::Tried, held(3, 3)),
            row(Mark::New, None),
        ];
        assert_eq!(
            summed(Sum::of(rows.iter())),
            "1 of 3 exercises are solved. 1 more is begun. Of 5 choices that you made before a \
             run, 4 held."
        );
        assert_eq!(
            summed(Sum::of(rows[2..].iter())),
            "0 of 1 exercises are solved."
        );
    }

    #[test]
    fn what_an_import_changes_is_said_and_what_nobody_knows_is_counted() {
        let catalogue = samples::catalogue();
        let summary = Summary {
            solved: slugs(&["slots", "gone", "gone-too"]),
            beside: slugs(&["columns"]),
            replaced: slugs(&["columns"]),
            ..Summary::default()
        };
        let said = planned(&summary, &catalogue).join("\n");
        for part in [
            "3 exercises are solved there and not here: Title of slots, and 2 that this version",
            "1 exercise has another draft or answer there. Both are kept: Title of columns.",
            "yours is kept beside it: Title of columns.",
        ] {
            assert!(said.contains(part), "no {part} in {said}");
        }
        assert!(!said.contains("gone"), "{said}");
        assert!(planned(&Summary::default(), &catalogue).is_empty());
    }

    #[test]
    fn many_exercises_are_not_all_named() {
        let mut catalogue = samples::catalogue();
        let many: Vec<String> = (0..20).map(|n| format!("e{n:02}")).collect();
        let entries = many
            .iter()
            .map(|slug| samples::entry(slug, protocol::Level::Easy, &[]));
        catalogue.tracks[0].exercises = entries.collect();
        let said = named(&many.into_iter().collect(), &catalogue);
        assert!(said.ends_with("Title of e07, and 12 more"), "{said}");
    }
}
