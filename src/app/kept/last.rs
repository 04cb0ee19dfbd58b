//! The exercise that was open last, and how it was set.

use super::key::{LAST, is_slug};
use crate::browser;
use crate::query::Query;

/// The most bytes of a query that are kept: knobs and a view are far shorter.
const LONGEST_QUERY: usize = 1_000;

/// The place that a learner was at last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Last {
    /// The exercise's name in links.
    pub slug: String,
    /// Its knobs and its view.
    pub query: Query,
    /// The milliseconds since 1970.
    pub at: u64,
}

impl Last {
    /// The string that the browser keeps: the time, the exercise, and the query
    /// as an address ends with it.
    #[cfg(any(test, feature = "csr"))]
    fn kept(&self) -> String {
        let search = self.query.search();
        let search = if search.len() > LONGEST_QUERY {
            ""
        } else {
            &search
        };
        format!("{} {} {search}", self.at, self.slug)
    }

    /// Reads what is kept; none from anything else, whoever wrote it.
    pub fn read(kept: &str) -> Option<Self> {
        let (at, rest) = kept.split_once(' ')?;
        let (slug, search) = rest.split_once(' ')?;
        let fits = is_slug(slug) && search.len() <= LONGEST_QUERY;
        Some(Self {
            slug: fits.then(|| slug.to_owned())?,
            query: Query::parse(search),
            at: at.parse().ok()?,
        })
    }

    /// The place that the browser remembers; none where storage is blocked.
    pub fn load() -> Option<Self> {
        Self::read(&browser::load(LAST).ok()??)
    }

    /// Has the browser remember that an exercise is open, with this end of its
    /// address.
    #[cfg(feature = "csr")]
    pub fn store(slug: &str, search: &str) -> Result<(), browser::Blocked> {
        let last = Self {
            slug: slug.to_owned(),
            query: Query::parse(search),
            at: browser::now_ms(),
        };
        super::store(LAST, &last.kept())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fuzz;

    #[test]
    fn a_place_is_read_again_with_its_knobs() {
        let kept = "1700000000000 slots ?points=5&view=time";
        let last = Last::read(kept).expect("it is a place");
        assert_eq!((last.slug.as_str(), last.at), ("slots", 1_700_000_000_000));
        assert_eq!(last.query.get("points"), Some("5"));
        assert_eq!(last.kept(), kept);
        for kept in ["", "1 slots", "x slots ", "1 Slots ", "-1 slots "] {
            assert_eq!(Last::read(kept), None, "{kept:?}");
        }
        let long = Last {
            query: Query::parse(&format!("?a={}", "b".repeat(LONGEST_QUERY))),
            ..last
        };
        assert_eq!(long.kept(), "1700000000000 slots ");
    }

    #[test]
    fn whatever_is_kept_is_a_place_that_stays_the_same_or_none() {
        arbtest::arbtest(|input| {
            let parts = ["1", " ", "slots", "?", "a=1", "&", "%20", "+", "%zz", "ü"];
            let kept = fuzz::string(input, &parts)?;
            if let Some(last) = Last::read(&kept) {
                let again = Last::read(&last.kept()).expect("it was a place");
                assert!(
                    again == last || last.query.search().len() > LONGEST_QUERY,
                    "{kept:?}"
                );
            }
            Ok(())
        })
        .budget_ms(fuzz::BUDGET_MS);
    }
}
