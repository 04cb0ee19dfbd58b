//! The person's progress with the exercises, as this browser remembers it.

use protocol::{Catalogue, Entry, TrackEntries};

use crate::browser;
use crate::kept::{ANSWERS, CHOICES, DRAFT, Last, WORDS};
use crate::query::Query;
use crate::solved;

/// The state of an exercise.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mark {
    /// Nothing is known of it.
    #[default]
    New,
    /// A version was begun, or an answer, or something was chosen.
    Tried,
    /// A version has solved it, or all is answered.
    Solved,
}

impl Mark {
    /// The name that the page's elements carry; empty for what is new.
    pub fn name(self) -> &'static str {
        match self {
            Self::New => "",
            Self::Tried => "tried",
            Self::Solved => "solved",
        }
    }
}

/// The exercises that were solved and tried, by their slugs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// In the order in which they were solved.
    solved: Vec<String>,
    tried: Vec<String>,
    /// The exercise that was open last.
    last: Option<Last>,
}

impl Progress {
    /// Reads what the browser remembers; nothing where storage is blocked.
    pub fn load() -> Self {
        let keys = browser::keys().into_iter();
        let begun = keys.filter_map(|key| {
            let mut starts = [DRAFT, ANSWERS, WORDS, CHOICES].into_iter();
            let slug = starts.find_map(|start| key.strip_prefix(start))?;
            Some(slug.to_owned())
        });
        Self {
            solved: solved::load(),
            tried: begun.collect(),
            last: Last::load(),
        }
    }

    /// Made-up progress.
    #[cfg(test)]
    pub fn of_solved(slugs: &[&str]) -> Self {
        Self {
            solved: slugs.iter().map(|&slug| slug.to_owned()).collect(),
            ..Self::default()
        }
    }

    /// The state of an exercise.
    pub fn of(&self, slug: &str) -> Mark {
        let is_in = |slugs: &[String]| slugs.iter().any(|known| known == slug);
        if is_in(&self.solved) {
            Mark::Solved
        } else if is_in(&self.tried) {
            Mark::Tried
        } else {
            Mark::New
        }
    }

    /// Counts the exercises of a track that are solved.
    pub fn solved_in(&self, track: &TrackEntries) -> usize {
        let exercises = track.exercises.iter();
        exercises
            .filter(|entry| self.of(&entry.slug) == Mark::Solved)
            .count()
    }

    /// Counts the exercises that are solved.
    pub fn solved_of(&self, catalogue: &Catalogue) -> usize {
        let tracks = catalogue.tracks.iter();
        tracks.map(|track| self.solved_in(track)).sum()
    }

    /// True if an exercise was begun, or is where the learner was last.
    pub fn is_begun(&self, slug: &str) -> bool {
        self.of(slug) != Mark::New || self.last.as_ref().is_some_and(|last| last.slug == slug)
    }

    /// The knobs and the view to go on with: as they were, if the exercise was the
    /// last one that was open.
    pub fn query_of(&self, slug: &str) -> Query {
        let last = self.last.as_ref().filter(|last| last.slug == slug);
        last.map(|last| last.query.clone()).unwrap_or_default()
    }

    /// Finds the exercise to go on with, and its track: the one that was open last,
    /// unless it is solved; or else from the one solved last on, the first that was
    /// begun, or the first that is new. None if all are solved.
    pub fn next<'a>(&self, catalogue: &'a Catalogue) -> Option<(&'a TrackEntries, &'a Entry)> {
        let last = self.last.as_ref();
        let last = last.and_then(|last| catalogue.find(&last.slug));
        if let Some(last) = last.filter(|(_, entry)| self.of(&entry.slug) != Mark::Solved) {
            return Some(last);
        }
        let all: Vec<_> = catalogue.entries().collect();
        let place = |slug: &String| all.iter().position(|(_, entry)| entry.slug == *slug);
        let last = self.solved.iter().rev().find_map(place);
        let start = last.map_or(0, |last| last + 1);
        let in_turn = || all[start..].iter().chain(&all[..start]);
        [Mark::Tried, Mark::New]
            .into_iter()
            .find_map(|mark| in_turn().find(|(_, entry)| self.of(&entry.slug) == mark))
            .copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples;

    fn progress(solved: &[&str], tried: &[&str]) -> Progress {
        let tried = Progress::of_solved(tried).solved;
        Progress {
            tried,
            ..Progress::of_solved(solved)
        }
    }

    #[test]
    fn one_goes_on_after_what_was_solved_last() {
        let catalogue = samples::catalogue();
        for (solved, tried, next) in [
            (&[][..], &[][..], Some("slots")),
            (&["slots"], &[], Some("interning")),
            (&["interning"], &[], Some("columns")),
            (&["slots", "columns"], &[], Some("interning")),
            (&["columns", "slots"], &[], Some("interning")),
            (&["slots"], &["columns"], Some("columns")),
            (&["columns"], &["columns"], Some("slots")),
            (&["gone", "slots"], &["gone-too"], Some("interning")),
            (&["slots", "gone"], &[], Some("interning")),
            (&["slots", "interning", "columns"], &[], None),
        ] {
            let found = progress(solved, tried);
            let found = found.next(&catalogue).map(|(_, entry)| entry.slug.as_str());
            assert_eq!(found, next, "{solved:?} {tried:?}");
        }
    }

    #[test]
    fn one_goes_on_where_one_was_unless_that_is_solved() {
        let catalogue = samples::catalogue();
        for (solved, last, next, points) in [
            (&[][..], "columns", "columns", Some("5")),
            (&["slots"], "interning", "interning", Some("5")),
            (&["slots", "interning"], "interning", "columns", None),
            (&["slots"], "gone", "interning", None),
        ] {
            let progress = Progress {
                last: Last::read(&format!("1 {last} ?points=5")),
                ..Progress::of_solved(solved)
            };
            let found = progress
                .next(&catalogue)
                .map(|(_, entry)| entry.slug.as_str());
            assert_eq!(found, Some(next), "{solved:?} {last}");
            assert_eq!(progress.query_of(next).get("points"), points, "{last}");
            assert_eq!(progress.is_begun(next), points.is_some(), "{last}");
        }
    }

    #[test]
    fn what_is_solved_is_not_merely_tried() {
        let progress = progress(&["slots", "gone"], &["slots", "columns"]);
        let marks = ["slots", "columns", "interning"].map(|slug| progress.of(slug));
        assert_eq!(marks, [Mark::Solved, Mark::Tried, Mark::New]);
        let catalogue = samples::catalogue();
        assert_eq!(progress.solved_in(&catalogue.tracks[0]), 1);
    }
}
