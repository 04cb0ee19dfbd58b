//! Two browsers' progress as one: nothing that is solved, and no draft, is lost.

use std::collections::BTreeSet;

use super::draft::digest;
use super::key::{Key, LAST, Part, SOLVED};
use super::store::{is_broken, pair, points, words};
use super::{Draft, Last, Store, stamped};

/// Merges what is here with what has come: the union of what is solved, each draft.
/// Of two that differ the newer one is opened, and the other is kept beside it.
pub fn merge(here: &Store, come: &Store) -> Store {
    let mut all = here.clone();
    for (name, text) in come.iter() {
        match Key::read(name) {
            Some(Key::Solved) => take_solved(&mut all, text),
            Some(Key::Last) => take_last(&mut all, text),
            Some(Key::Of(part, slug)) => take(&mut all, part, slug, name, text),
            None => {}
        }
    }
    all
}

fn take_solved(all: &mut Store, come: &str) {
    let here = all.get(SOLVED).unwrap_or_default();
    let both = words(&format!("{here} {come}"));
    // A list with the same slugs stays as it was written.
    if both != words(here) {
        all.set(SOLVED.to_owned(), both.join(" "));
    }
}

fn take_last(all: &mut Store, come: &str) {
    let at = |text: &str| Last::read(text).map(|last| last.at);
    let here = all.get(LAST).and_then(at);
    if at(come) > here {
        all.set(LAST.to_owned(), come.to_owned());
    }
}

fn take(all: &mut Store, part: Part, slug: &str, name: &str, come: &str) {
    let here = all.get(name).map(str::to_owned);
    match part {
        Part::Draft => take_draft(all, slug, name, come),
        Part::Words => match here.filter(|here| !here.trim().is_empty()) {
            _ if come.trim().is_empty() => {}
            None => open(all, Part::OtherWords, slug, name, come),
            Some(here) if here == come => {}
            // Words have no time: those of this browser stay open.
            Some(_) => keep_beside(all, Part::OtherWords, slug, come),
        },
        Part::OtherDraft | Part::OtherWords => {
            if part == Part::OtherWords || Draft::read(come).is_some() {
                keep_beside(all, part, slug, come);
            }
        }
        Part::Answers => {
            // None is taken back, so more of them are the later ones.
            let answers = |text: &str| text.split('\n').filter(|_| !text.is_empty()).count();
            if answers(come) > here.as_deref().map_or(0, answers) {
                all.set(name.to_owned(), come.to_owned());
            }
        }
        Part::Points => {
            let old = here.as_deref().and_then(points).unwrap_or_default();
            let new = points(come).unwrap_or_default();
            let more: Vec<usize> = new.into_iter().filter(|at| !old.contains(at)).collect();
            if !more.is_empty() {
                let places = old.iter().chain(&more).map(usize::to_string);
                all.set(name.to_owned(), places.collect::<Vec<_>>().join(" "));
            }
        }
        Part::Reached => {
            let Some([naive, own]) = pair(come) else {
                return;
            };
            // The naive version is of the site, so another's figures are of another
            // build: those of this browser stay.
            let better = match here.as_deref().and_then(pair) {
                None => true,
                Some([known, best]) => known == naive && own < best,
            };
            if better {
                all.set(name.to_owned(), come.to_owned());
            }
        }
        Part::Choices | Part::Broken => {
            // They have no time: those of this browser stay.
            let whole = part == Part::Choices || is_broken(come);
            if here.is_none() && whole {
                all.set(name.to_owned(), come.to_owned());
            }
        }
        Part::Predicted => {
            // The first predictions count. Those that follow know the answer.
            let known = |text: &str| pair(text).is_some_and(|[held, made]| held <= made);
            if known(come) && !here.as_deref().is_some_and(known) {
                all.set(name.to_owned(), come.to_owned());
            }
        }
    }
}

fn take_draft(all: &mut Store, slug: &str, name: &str, come: &str) {
    let Some(theirs) = Draft::read(come) else {
        return;
    };
    let Some(kept) = all.get(name).map(str::to_owned) else {
        return open(all, Part::OtherDraft, slug, name, come);
    };
    let Some(mine) = Draft::read(&kept) else {
        // Damaged, or of a newer build: it stays where it is.
        return keep_beside(all, Part::OtherDraft, slug, come);
    };
    let newer = theirs.written() > mine.written();
    match (mine.text() == theirs.text(), newer) {
        (true, false) => {}
        (true, true) => all.set(name.to_owned(), come.to_owned()),
        (false, true) => {
            open(all, Part::OtherDraft, slug, name, come);
            keep_beside(all, Part::OtherDraft, slug, &kept);
        }
        (false, false) => keep_beside(all, Part::OtherDraft, slug, come),
    }
}

/// The text that a learner wrote, of a draft or of words.
fn text_of(part: Part, kept: &str) -> String {
    match part {
        Part::Draft | Part::OtherDraft => {
            Draft::read(kept).map_or_else(|| kept.to_owned(), |draft| draft.text().to_owned())
        }
        _ => kept.to_owned(),
    }
}

/// Has a draft, or words, be the one that is opened, and no more kept beside it.
fn open(all: &mut Store, others: Part, slug: &str, name: &str, kept: &str) {
    let text = text_of(others, kept);
    let same = all.others(others, slug);
    let same = same.filter(|(_, other)| text_of(others, other) == text);
    let same: Vec<String> = same.map(|(name, _)| name.to_owned()).collect();
    for name in same {
        all.remove(&name);
    }
    all.set(name.to_owned(), kept.to_owned());
}

/// Keeps a draft, or words, beside those that are opened, unless they are known.
fn keep_beside(all: &mut Store, others: Part, slug: &str, kept: &str) {
    let text = text_of(others, kept);
    let opened = match others {
        Part::OtherWords => Part::Words,
        _ => Part::Draft,
    };
    let opened = all.part(opened, slug);
    let known = opened
        .into_iter()
        .chain(all.others(others, slug).map(|(_, other)| other));
    if known
        .into_iter()
        .any(|known| text_of(others, known) == text)
    {
        return;
    }
    // Two texts of one digest, which somebody may have made, are both kept.
    let mut place = digest(&text);
    while all.get(&others.nth(slug, place)).is_some() {
        place = place.wrapping_add(1);
    }
    all.set(others.nth(slug, place), kept.to_owned());
}

impl Store {
    /// Opens what is kept beside an exercise's own under that name; the own is kept
    /// beside it from now on. A draft that is chosen is the newest.
    #[must_use]
    pub fn with_opened(&self, other: &str, now: u64) -> Self {
        let mut all = self.clone();
        let (Some(Key::Of(others, slug)), Some(kept)) = (Key::read(other), self.get(other)) else {
            return all;
        };
        let opened = match others {
            Part::OtherDraft => Part::Draft,
            Part::OtherWords => Part::Words,
            _ => return all,
        };
        let name = opened.of(slug);
        let before = self.get(&name).map(str::to_owned);
        let chosen = match others {
            Part::OtherDraft => stamped(kept, now),
            _ => kept.to_owned(),
        };
        open(&mut all, others, slug, &name, &chosen);
        if let Some(before) = before.filter(|before| !before.is_empty()) {
            keep_beside(&mut all, others, slug, &before);
        }
        all
    }

    /// The same without the string under that name.
    #[must_use]
    pub fn without_name(&self, name: &str) -> Self {
        let mut rest = self.clone();
        rest.remove(name);
        rest
    }
}

/// The difference that a merge makes, in exercises.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Those that are solved now.
    pub solved: BTreeSet<String>,
    /// Those that have a draft, or words, and had none.
    pub begun: BTreeSet<String>,
    /// Those of which drafts, or words, differ: both are kept.
    pub beside: BTreeSet<String>,
    /// Those of these whose other text is the one that is opened now.
    pub replaced: BTreeSet<String>,
    /// Those with other answers, points, figures or predictions.
    pub answered: BTreeSet<String>,
}

impl Summary {
    /// The difference of two stores.
    pub fn of(before: &Store, after: &Store) -> Self {
        let known = before.solved();
        let solved = after
            .solved()
            .into_iter()
            .filter(|slug| !known.contains(slug));
        let mut summary = Self {
            solved: solved.collect(),
            ..Self::default()
        };
        for (name, text) in after.iter() {
            let Some(Key::Of(part, slug)) = Key::read(name) else {
                continue;
            };
            let old = before.get(name);
            if old == Some(text) {
                continue;
            }
            let exercises = match part {
                Part::OtherDraft | Part::OtherWords => &mut summary.beside,
                Part::Draft | Part::Words => {
                    let same = |old: &str| text_of(part, old) == text_of(part, text);
                    match old {
                        None => &mut summary.begun,
                        Some(old) if same(old) => continue,
                        Some(_) => &mut summary.replaced,
                    }
                }
                Part::Answers
                | Part::Points
                | Part::Reached
                | Part::Predicted
                | Part::Choices
                | Part::Broken => &mut summary.answered,
            };
            exercises.insert(slug.to_owned());
        }
        summary
    }
}

impl Store {
    /// The text that a learner wrote of an exercise; none if there is none, or if
    /// it cannot be read.
    pub fn text(&self, part: Part, slug: &str) -> Option<String> {
        self.text_under(&part.of(slug))
    }

    /// The text of a draft, or of words, under that name.
    pub fn text_under(&self, name: &str) -> Option<String> {
        let kept = self.get(name)?;
        match Key::read(name)? {
            Key::Of(Part::Draft | Part::OtherDraft, _) => {
                Some(Draft::read(kept)?.text().to_owned())
            }
            Key::Of(Part::Words | Part::OtherWords, _) => Some(kept.to_owned()),
            Key::Of(..) | Key::Solved | Key::Last => None,
        }
    }
}
