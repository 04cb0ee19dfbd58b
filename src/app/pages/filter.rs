//! The exercises that a search and its filters leave.

use std::collections::BTreeSet;

use protocol::{Catalogue, Entry, Level, TrackEntries};

use crate::progress::{Mark, Progress};
use crate::query::Query;

/// The conditions of a search.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words that must all occur.
    pub words: String,
    /// The only level to show.
    pub level: Option<Level>,
    /// The only tag to show.
    pub tag: Option<String>,
    /// True if what is solved is left out.
    pub unsolved: bool,
}

/// The levels, as a choice lists them.
pub const LEVELS: [Level; 3] = [Level::Easy, Level::Medium, Level::Hard];

impl Filter {
    /// Reads the filter of an address, without the values that no filter has.
    pub fn from_query(query: &Query) -> Self {
        Self {
            words: query.get("q").unwrap_or_default().to_owned(),
            level: query.get("level").and_then(level_named),
            tag: query
                .get("tag")
                .filter(|tag| !tag.is_empty())
                .map(str::to_owned),
            unsolved: query.get("solved") == Some("no"),
        }
    }

    /// As an address keeps it.
    pub fn to_query(&self) -> Query {
        let mut query = Query::default();
        if !self.words.trim().is_empty() {
            query = query.with("q", self.words.trim());
        }
        if let Some(level) = self.level {
            query = query.with("level", &level.to_string());
        }
        if let Some(tag) = &self.tag {
            query = query.with("tag", tag);
        }
        if self.unsolved {
            query = query.with("solved", "no");
        }
        query
    }

    /// True if it may leave exercises out.
    pub fn is_active(&self) -> bool {
        *self != Self::default()
    }

    /// True if an exercise passes, whether or not it is solved.
    fn admits(&self, entry: &Entry) -> bool {
        let Entry {
            slug,
            title,
            level,
            minutes: _,
            technique,
            ports,
            tags,
            summary,
            headline,
            shape: _,
        } = entry;
        let text = [slug, title, technique, ports, summary, headline.name()]
            .into_iter()
            .chain(tags.iter().map(String::as_str))
            .map(str::to_ascii_lowercase)
            .collect::<Vec<_>>()
            .join("\n");
        self.level.is_none_or(|only| only == *level)
            && self.tag.as_ref().is_none_or(|only| tags.contains(only))
            && self
                .words
                .split_whitespace()
                .all(|word| text.contains(&word.to_ascii_lowercase()))
    }

    /// The tracks with the exercises that pass; a track without any is left
    /// out.
    pub fn apply<'a>(
        &self,
        catalogue: &'a Catalogue,
        progress: &Progress,
    ) -> Vec<(&'a TrackEntries, Vec<&'a Entry>)> {
        let open = |entry: &Entry| !self.unsolved || progress.of(&entry.slug) != Mark::Solved;
        catalogue
            .tracks
            .iter()
            .map(|track| {
                let exercises = track.exercises.iter();
                let left = exercises.filter(|entry| self.admits(entry) && open(entry));
                (track, left.collect::<Vec<_>>())
            })
            .filter(|(_, left)| !left.is_empty())
            .collect()
    }
}

/// The level of that name.
pub fn level_named(name: &str) -> Option<Level> {
    LEVELS.into_iter().find(|level| level.to_string() == name)
}

/// Every tag once, by name.
pub fn tags(catalogue: &Catalogue) -> BTreeSet<&str> {
    let mut tags = BTreeSet::new();
    for (_, entry) in catalogue.entries() {
        for tag in &entry.tags {
            tags.insert(tag.as_str());
        }
    }
    tags
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples;

    fn left(search: &str) -> Vec<String> {
        let catalogue = samples::catalogue();
        let filter = Filter::from_query(&Query::parse(search));
        let left = filter.apply(&catalogue, &Progress::of_solved(&["interning"]));
        left.iter()
            .flat_map(|(_, entries)| entries.iter().map(|entry| entry.slug.clone()))
            .collect()
    }

    #[test]
    fn all_conditions_must_hold() {
        for (search, slugs) in [
            ("", &["slots", "interning", "columns"][..]),
            ("?q=SLOTS", &["slots", "interning", "columns"]),
            ("?q=title+interning", &["interning"]),
            ("?level=easy", &["slots"]),
            ("?tag=map", &["slots", "interning"]),
            ("?tag=map&level=medium", &["interning"]),
            ("?q=columns&level=easy", &[]),
            ("?level=extreme", &["slots", "interning", "columns"]),
            ("?solved=no", &["slots", "columns"]),
            ("?solved=no&tag=map", &["slots"]),
        ] {
            assert_eq!(left(search), slugs, "{search}");
        }
    }

    #[test]
    fn a_link_reproduces_the_filter() {
        for search in ["", "?q=a+map", "?q=x&level=hard&tag=text&solved=no"] {
            let filter = Filter::from_query(&Query::parse(search));
            assert_eq!(filter.to_query().search(), search);
        }
    }

    #[test]
    fn tags_are_listed_once() {
        let catalogue = samples::catalogue();
        let tags: Vec<&str> = tags(&catalogue).into_iter().collect();
        assert_eq!(tags, ["layout", "map", "struct", "text"]);
    }
}
