//! The knobs' settings, as typed: a string that is no value is kept, so that
//! the person can correct it.

use protocol::{Case, Knob, KnobError, text};

use crate::query::Query;

/// The text of every knob, in the order of the exercise's knobs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings(Vec<String>);

impl Settings {
    /// Reads the settings of an address, with the defaults for the rest.
    pub fn from_query(knobs: &[Knob], query: &Query) -> Self {
        Self(
            knobs
                .iter()
                .map(|knob| {
                    query
                        .get(&knob.name)
                        .map_or_else(|| text::grouped(knob.default), str::to_owned)
                })
                .collect(),
        )
    }

    /// The settings that run this case; the defaults for what it leaves open.
    pub fn of(knobs: &[Knob], case: &Case) -> Self {
        let value = |knob: &Knob| *case.get(&knob.name).unwrap_or(&knob.default);
        let value = |knob: &Knob| text::grouped(value(knob));
        Self(knobs.iter().map(value).collect())
    }

    /// The text of one knob.
    pub fn text(&self, knob: usize) -> &str {
        self.0.get(knob).map_or("", String::as_str)
    }

    /// The same with one knob's text changed.
    #[must_use]
    pub fn with(&self, knob: usize, text: String) -> Self {
        let mut texts = self.0.clone();
        if let Some(slot) = texts.get_mut(knob) {
            *slot = text;
        }
        Self(texts)
    }

    /// The value of each knob, or the error in what was typed.
    pub fn values(&self, knobs: &[Knob]) -> Vec<Result<u64, KnobError>> {
        knobs
            .iter()
            .zip(&self.0)
            .map(|(knob, text)| knob.parse(text))
            .collect()
    }

    /// The case, if every knob has a value.
    pub fn case(&self, knobs: &[Knob]) -> Option<Case> {
        let mut case = Case::new();
        for (knob, value) in knobs.iter().zip(self.values(knobs)) {
            case.insert(knob.name.clone(), value.ok()?);
        }
        Some(case)
    }

    /// The query with every knob that is not at its default.
    pub fn add_to(&self, knobs: &[Knob], mut query: Query) -> Query {
        for (knob, text) in knobs.iter().zip(&self.0) {
            match knob.parse(text) {
                Ok(value) if value == knob.default => {}
                Ok(value) => query = query.with(&knob.name, &value.to_string()),
                Err(_) => query = query.with(&knob.name, text.trim()),
            }
        }
        query
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{fuzz, samples};

    #[test]
    fn a_case_can_be_set() {
        let knobs = [samples::knob()];
        for (case, set) in [(samples::case(77), 77), (Case::new(), 10_000)] {
            let settings = Settings::of(&knobs, &case);
            assert_eq!(settings.case(&knobs), Some(samples::case(set)));
        }
    }

    #[test]
    fn a_link_reproduces_the_knobs() {
        let knobs = [samples::knob()];
        for (search, case, again) in [
            ("", Some(10_000), ""),
            ("?points=10000", Some(10_000), ""),
            ("?points=12345", Some(12_345), "?points=12345"),
            ("?points=-1", None, "?points=-1"),
            ("?points", None, "?points"),
        ] {
            let settings = Settings::from_query(&knobs, &Query::parse(search));
            assert_eq!(settings.case(&knobs), case.map(samples::case), "{search}");
            let query = settings.add_to(&knobs, Query::default());
            assert_eq!(query.search(), again);
        }
    }

    #[test]
    fn whatever_an_address_says_of_knobs_is_a_case_within_bounds_or_a_fault() {
        let knobs = [samples::knob()];
        arbtest::arbtest(|input| {
            let parts = [
                "0", "12", "999999", "-", "+", " ", ",", "_", ".", "e9", "k", "\u{a0}",
            ];
            let typed = fuzz::string(input, &parts)?;
            let asked = Query::default().with(&knobs[0].name, &typed);
            let settings = Settings::from_query(&knobs, &asked);
            let again = settings.add_to(&knobs, Query::default());
            let again = Settings::from_query(&knobs, &again);
            assert_eq!(again.values(&knobs), settings.values(&knobs), "{typed:?}");
            if let Some(case) = settings.case(&knobs) {
                let value = case[&knobs[0].name];
                assert!((knobs[0].min..=knobs[0].max).contains(&value), "{typed:?}");
            }
            Ok(())
        })
        .budget_ms(fuzz::BUDGET_MS);
    }
}
