//! A lecture's address: its exercises, its minutes, what is shown of it, and the
//! code that was prepared for it.

use protocol::{Catalogue, Entry};

use super::talk::Place;
use crate::query::Query;

/// The names that a lecture takes in the query; the rest are the bench's.
pub const RESERVED: [&str; 7] = ["with", "minutes", "live", "at", "talk", "notes", "handout"];

/// The most bytes of code that a link carries: browsers and chat programs cut
/// longer addresses.
pub const MOST_CODE: usize = 16 << 10;

/// The most exercises of a lecture.
const MOST_EXERCISES: usize = 24;

/// The exercises of a lecture, and how it is held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lecture {
    /// The exercises' names in links, in order: one at least, none twice.
    pub slugs: Vec<String>,
    /// The minutes planned, where they are not those of the exercises.
    pub minutes: Option<u32>,
    /// True if each exercise that is edited has a step for it.
    pub live: bool,
}

/// The part of a lecture that an address shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opened {
    /// The lecture before it starts, over the bench of its first exercise.
    Setup,
    /// One step on the screen.
    Screen(Place),
    /// The notes of the lecture of that channel.
    Notes(String),
    /// The sheet to print, with answers or with empty boxes.
    Handout {
        /// True if it has the answers.
        answers: bool,
    },
}

/// Code that a link brings for one exercise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prepared {
    /// The exercise's name in links.
    pub slug: String,
    /// The file.
    pub code: String,
}

impl Lecture {
    /// The lecture that begins with that exercise, as an address continues it.
    /// What the catalogue does not have is left out, and given beside.
    pub fn read(first: &str, query: &Query, catalogue: &Catalogue) -> (Self, Vec<String>) {
        let with = query.get("with").unwrap_or_default();
        let (mut slugs, mut unknown) = (vec![first.to_owned()], Vec::new());
        for slug in with.split(',').map(str::trim).filter(|it| !it.is_empty()) {
            if catalogue.find(slug).is_none() || slugs.len() == MOST_EXERCISES {
                unknown.push(slug.to_owned());
            } else if !slugs.iter().any(|known| known == slug) {
                slugs.push(slug.to_owned());
            }
        }
        let minutes = query.get("minutes").and_then(|text| text.parse().ok());
        let lecture = Self {
            slugs,
            minutes: minutes.filter(|minutes| (1..=999).contains(minutes)),
            live: query.get("live") == Some("1"),
        };
        (lecture, unknown)
    }

    /// The query that names the same lecture behind its first exercise.
    pub fn query(&self) -> Query {
        let mut query = Query::default();
        if let Some(with) = self.slugs.get(1..).filter(|with| !with.is_empty()) {
            query = query.with("with", &with.join(","));
        }
        if let Some(minutes) = self.minutes {
            query = query.with("minutes", &minutes.to_string());
        }
        if self.live {
            query = query.with("live", "1");
        }
        query
    }

    /// The minutes planned: those of the address, or of the exercises together.
    pub fn planned(&self, catalogue: &Catalogue) -> u32 {
        let entries = self.slugs.iter().filter_map(|slug| catalogue.find(slug));
        let minutes = entries.map(|(_, entry): (_, &Entry)| entry.minutes);
        self.minutes.unwrap_or_else(|| minutes.sum())
    }
}

impl Opened {
    /// The part that a query asks for.
    pub fn read(query: &Query) -> Self {
        if let Some(handout) = query.get("handout") {
            return Self::Handout {
                answers: handout == "answers",
            };
        }
        if let Some(talk) = query.get("notes").filter(|talk| is_name(talk)) {
            return Self::Notes(talk.to_owned());
        }
        let place = query
            .get("at")
            .map(|at| Place::read(at).unwrap_or_default());
        place.map_or(Self::Setup, Self::Screen)
    }
}

/// True for what may name a channel.
pub fn is_name(talk: &str) -> bool {
    talk.len() == 32 && talk.bytes().all(|byte| byte.is_ascii_hexdigit())
}

impl Prepared {
    /// Reads the part of an address from `#` on; none if it carries no code, or
    /// more than is taken.
    pub fn read(hash: &str) -> Option<Self> {
        let hash = Query::parse(hash.strip_prefix('#').unwrap_or(hash));
        let (slug, code) = hash.get("for").zip(hash.get("code"))?;
        let fits = !code.trim().is_empty() && code.len() <= MOST_CODE;
        fits.then(|| Self {
            slug: slug.to_owned(),
            code: code.to_owned(),
        })
    }

    /// The same part of an address.
    pub fn hash(&self) -> String {
        let query = Query::default().with("for", &self.slug);
        let query = query.with("code", &self.code).search();
        query.replacen('?', "#", 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fuzz::{BUDGET_MS, string};
    use crate::samples;

    fn read(search: &str) -> (Lecture, Vec<String>) {
        Lecture::read("slots", &Query::parse(search), &samples::catalogue())
    }

    #[test]
    fn a_lecture_is_read_from_its_address() {
        let (lecture, unknown) = read("?with=columns,interning,columns,slots,gone&minutes=45");
        assert_eq!(lecture.slugs, ["slots", "columns", "interning"]);
        assert_eq!(unknown, ["gone"]);
        assert_eq!(lecture.planned(&samples::catalogue()), 45);
        let (alone, unknown) = read("");
        assert_eq!((alone.slugs.len(), unknown.len()), (1, 0));
        assert_eq!(alone.planned(&samples::catalogue()), 5);
        for wrong in ["0", "1000", "-1", "soon", ""] {
            assert_eq!(
                read(&format!("?minutes={wrong}")).0.minutes,
                None,
                "{wrong}"
            );
        }
    }

    #[test]
    fn whatever_an_address_says_the_lecture_is_written_and_read_again() {
        arbtest::arbtest(|input| {
            let parts = [
                "with=", "&", ",", "slots", "columns", "minutes=", "9", "live=1",
            ];
            let search = string(input, &parts)?;
            let (lecture, _) = read(&search);
            assert_eq!(lecture.slugs[0], "slots");
            assert_eq!(
                read(&lecture.query().search()),
                (lecture, vec![]),
                "{search:?}"
            );
            Ok(())
        })
        .budget_ms(BUDGET_MS);
    }

    #[test]
    fn an_address_opens_one_part_of_it() {
        let place = |exercise, step| Opened::Screen(Place { exercise, step });
        let talk = "0123456789abcdef0123456789abcdef";
        for (search, opened) in [
            ("", Opened::Setup),
            ("?view=naive", Opened::Setup),
            ("?at=1.1", place(0, 0)),
            ("?at=3.12", place(2, 11)),
            // What is no place is the beginning.
            ("?at=0.0", place(0, 0)),
            ("?at=x", place(0, 0)),
            ("?notes=short&at=1.2", place(0, 1)),
            ("?handout", Opened::Handout { answers: false }),
            ("?handout=answers&at=1.1", Opened::Handout { answers: true }),
        ] {
            assert_eq!(Opened::read(&Query::parse(search)), opened, "{search}");
        }
        let notes = Query::parse(&format!("?notes={talk}&at=1.1"));
        assert_eq!(Opened::read(&notes), Opened::Notes(talk.to_owned()));
    }

    #[test]
    fn prepared_code_is_written_and_read_again_up_to_its_limit() {
        let prepared = |code: String| Prepared {
            slug: "slots".to_owned(),
            code,
        };
        let some = prepared("fn a() {\n    b(\"1 + 1 & 100 % # ä\");\n}\n".to_owned());
        assert_eq!(Prepared::read(&some.hash()), Some(some));
        let most = prepared("x".repeat(MOST_CODE));
        assert_eq!(Prepared::read(&most.hash()), Some(most));
        for none in [
            prepared("x".repeat(MOST_CODE + 1)).hash(),
            prepared(" \n".to_owned()).hash(),
            "#token=abc".to_owned(),
            "#code=x".to_owned(),
            String::new(),
        ] {
            assert_eq!(Prepared::read(&none), None);
        }
    }
}
