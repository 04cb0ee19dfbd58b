//! The ways to show the site that an address may ask for. They hold for as long
//! as one goes from page to page in that tab.

use crate::query::Query;

/// Under which name an address asks for each.
const EMBED: &str = "embed";
const EXAM: &str = "exam";

/// The ways that an address has asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Mode {
    /// An exercise is a part of another page: task, questions and bench alone.
    /// `boot.js` says so on the root element, for what is drawn before.
    pub embed: bool,
    /// Nothing gives a solution away, and nothing leads to one. It is no lock:
    /// whoever changes the address is without it.
    pub exam: bool,
}

impl Mode {
    /// The ways that a query asks for.
    pub fn of(query: &Query) -> Self {
        Self {
            embed: query.get(EMBED).is_some(),
            exam: query.get(EXAM).is_some(),
        }
    }

    /// A query that asks for the same ways.
    pub fn add_to(self, mut query: Query) -> Query {
        for (name, wanted) in [(EMBED, self.embed), (EXAM, self.exam)] {
            if wanted && query.get(name).is_none() {
                query = query.with(name, "");
            }
        }
        query
    }

    /// The same on a page of its own.
    #[must_use]
    pub fn on_its_own(self) -> Self {
        Self {
            embed: false,
            ..self
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_keeps_the_ways_that_it_asks_for() {
        for (search, kept) in [
            ("", "?points=1"),
            ("?embed", "?points=1&embed"),
            ("?exam&points=2", "?points=1&exam"),
            ("?exam=&embed=1", "?points=1&embed&exam"),
        ] {
            let mode = Mode::of(&Query::parse(search));
            let noted = Query::default().with("points", "1");
            let written = mode.add_to(noted).search();
            assert_eq!(written, kept, "{search}");
            let again = Query::parse(&written);
            assert_eq!(Mode::of(&again), mode, "{search}");
            assert_eq!(mode.add_to(again).search(), kept, "said once: {search}");
        }
        let both = Mode::of(&Query::parse("?embed&exam"));
        let own = both.on_its_own().add_to(Query::default());
        assert_eq!(own.search(), "?exam");
    }
}
