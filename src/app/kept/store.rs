//! All that is kept of a learner's progress, as strings under their names.

use std::collections::BTreeMap;

use super::key::{Key, LAST, Part, SOLVED};
use super::{Draft, Last};

/// The strings of a learner's progress, by their names. What cannot be read is
/// among them: it is nobody's to throw away.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Store(BTreeMap<String, String>);

/// The number of points of a model answer that a string may name.
const MOST_POINTS: usize = 1_000;

impl Store {
    /// The progress among these strings.
    pub fn of(pairs: impl IntoIterator<Item = (String, String)>) -> Self {
        let pairs = pairs.into_iter();
        Self(
            pairs
                .filter(|(name, _)| Key::read(name).is_some())
                .collect(),
        )
    }

    /// The names and their strings, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(name, text)| (name.as_str(), text.as_str()))
    }

    /// True if there is nothing.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The string under a name.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    /// A part of what is kept of an exercise.
    pub fn part(&self, part: Part, slug: &str) -> Option<&str> {
        self.get(&part.of(slug))
    }

    /// The drafts, or the words, that are kept beside an exercise's own, with
    /// their names.
    pub fn others(&self, part: Part, slug: &str) -> impl Iterator<Item = (&str, &str)> {
        let start = format!("{}.", part.of(slug));
        self.iter()
            .filter(move |(name, _)| name.starts_with(&start))
    }

    pub(super) fn set(&mut self, name: String, text: String) {
        self.0.insert(name, text);
    }

    pub(super) fn remove(&mut self, name: &str) {
        self.0.remove(name);
    }

    /// The exercises that were solved, in that order.
    pub fn solved(&self) -> Vec<String> {
        words(self.get(SOLVED).unwrap_or_default())
    }

    /// The part that another browser can read: whatever is damaged, or of a newer
    /// form, is left out, and counted.
    pub fn readable(&self) -> (Self, usize) {
        let read = self
            .iter()
            .filter(|(name, text)| fault(name, text).is_none());
        let read: BTreeMap<_, _> = read
            .map(|(name, text)| (name.to_owned(), text.to_owned()))
            .collect();
        let left_out = self.0.len() - read.len();
        (Self(read), left_out)
    }

    /// The same with nothing of an exercise.
    pub fn without(&self, slug: &str) -> Self {
        let mut rest = self.clone();
        rest.0
            .retain(|name, _| !matches!(Key::read(name), Some(Key::Of(_, of)) if of == slug));
        let mut solved = self.solved();
        if solved.iter().any(|known| known == slug) {
            solved.retain(|known| known != slug);
            rest.set(SOLVED.to_owned(), solved.join(" "));
        }
        let last = self.get(LAST).and_then(Last::read);
        if last.is_some_and(|last| last.slug == slug) {
            rest.remove(LAST);
        }
        rest
    }
}

/// The words of a string. Each counts once, whoever wrote it.
pub(super) fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        if !words.iter().any(|known| known == word) {
            words.push(word.to_owned());
        }
    }
    words
}

/// Two numbers; none from anything else, whoever wrote it.
pub(super) fn pair(text: &str) -> Option<[u64; 2]> {
    let (first, second) = text.split_once(' ')?;
    Some([first.parse().ok()?, second.parse().ok()?])
}

/// A broken budget and the name of the part that broke it; none from anything
/// else, whoever wrote it.
pub(super) fn is_broken(text: &str) -> bool {
    text.split_once(' ')
        .is_some_and(|(budget, part)| budget.parse::<u64>().is_ok() && super::key::is_slug(part))
}

/// The places of points; none if anything else stands there.
pub(super) fn points(text: &str) -> Option<Vec<usize>> {
    let places = words(text).into_iter().map(|at| at.parse().ok());
    let places: Vec<usize> = places.collect::<Option<_>>()?;
    (places.len() <= MOST_POINTS && places.iter().all(|at| *at < MOST_POINTS)).then_some(places)
}

/// Says why a string cannot be what its name says; a clause.
pub(super) fn fault(name: &str, text: &str) -> Option<&'static str> {
    let Some(key) = Key::read(name) else {
        return Some("no version of this site keeps anything under that name");
    };
    let (fits, otherwise) = match key {
        Key::Solved => (
            words(text).iter().all(|slug| super::key::is_slug(slug)),
            "it names something that is no exercise",
        ),
        Key::Last => (Last::read(text).is_some(), "it is no place"),
        Key::Of(Part::Draft | Part::OtherDraft, _) => {
            (Draft::read(text).is_some(), "it is no draft")
        }
        Key::Of(Part::Answers | Part::Words | Part::OtherWords | Part::Choices, _) => (true, ""),
        Key::Of(Part::Points, _) => (points(text).is_some(), "it has no list of points"),
        Key::Of(Part::Reached, _) => (pair(text).is_some(), "it has no two figures"),
        Key::Of(Part::Broken, _) => (is_broken(text), "it has no budget with a part"),
        Key::Of(Part::Predicted, _) => (
            pair(text).is_some_and(|[held, made]| held <= made),
            "it has no two numbers, of which the first is not above the second",
        ),
    };
    (!fits).then_some(otherwise)
}
