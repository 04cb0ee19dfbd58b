//! The verdict: one sentence that says what a run showed.

use std::rc::Rc;

use protocol::{Headline, Report, text};
use yew::{Html, html};

use crate::run::palette;

/// A stretch of the sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// Plain words.
    Plain(String),
    /// Words in bold: what the sentence is about.
    Strong(String),
    /// A variant's name, which is shown in its colour.
    Variant(String),
}

/// The sentence, with a final dot.
pub type Sentence = Vec<Part>;

/// The sentence with each variant in its colour.
pub fn coloured(sentence: &[Part], variants: &[String]) -> Html {
    sentence
        .iter()
        .map(|part| match part {
            Part::Plain(text) => html! { { text } },
            Part::Strong(text) => html! { <b>{ text }</b> },
            Part::Variant(name) => html! {
                <b class={format!("name c-{}", palette::class(variants, name))}>{ name }</b>
            },
        })
        .collect()
}

/// The sentence without its colours.
pub fn spoken(sentence: &[Part]) -> String {
    sentence
        .iter()
        .map(|part| match part {
            Part::Plain(text) | Part::Strong(text) | Part::Variant(text) => text.as_str(),
        })
        .collect()
}

/// Compares the best variant with the first, the naive one. `None` when there
/// are not two runs to compare.
pub fn verdict(headline: Headline, runs: &[Rc<Report>]) -> Option<Sentence> {
    with_yours(headline, runs, None)
}

/// The same, and in a second sentence the learner's version. The first is
/// shorter then: the figures stand below it.
pub fn with_yours(
    headline: Headline,
    runs: &[Rc<Report>],
    yours: Option<&Report>,
) -> Option<Sentence> {
    let (naive, others) = runs.split_first()?;
    let figure = |report: &Report| headline.of(&report.usage);
    // Of equals the recommended one.
    let rank = |report: &&Rc<Report>| (figure(report), report.variant != "optimized");
    let best = others.iter().min_by_key(rank)?;
    let (few, many) = (figure(best), figure(naive));
    let floor = (headline == Headline::Peak && few > 0)
        .then_some(best.floor)
        .filter(|floor| *floor > 0);

    let mut sentence = Words::default();
    match (few, many) {
        (0, 0) => {
            sentence.variant(&naive.variant).plain(" and ");
            sentence.variant(&best.variant).plain(" both ");
            sentence.strong(none_plural(headline)).plain(".");
            return Some(sentence.0);
        }
        (0, _) => {
            sentence.variant(&best.variant).plain(" ");
            sentence.strong(none_singular(headline)).plain(", where ");
            sentence.variant(&naive.variant);
            sentence.plain(&format!(" {} {}", verb(headline), amount(headline, many)));
        }
        (_, 0) => {
            sentence.variant(&naive.variant).plain(" ");
            sentence.strong(none_singular(headline)).plain(", and ");
            sentence.variant(&best.variant);
            sentence.plain(&format!(" {} {}", verb(headline), amount(headline, few)));
        }
        _ if few == many => {
            sentence.variant(&best.variant).plain(" ");
            sentence.plain(verb(headline)).plain(" ");
            sentence.strong("exactly as many ").strong(headline.unit());
            sentence.plain(" as ").variant(&naive.variant);
            sentence.plain(&format!(": {}", text::grouped(few)));
        }
        _ => {
            sentence.variant(&best.variant).plain(" ");
            sentence.plain(verb(headline)).plain(" ");
            sentence.strong(&difference(headline, few, many));
            sentence.plain(" than ");
            sentence.variant(&naive.variant);
            if yours.is_none() {
                sentence.plain(&format!(
                    ": {} {} {}",
                    text::grouped(few),
                    if few < many { "of" } else { "against" },
                    text::grouped(many)
                ));
            }
        }
    }
    if let Some(floor) = floor {
        sentence.plain(&beside_floor(few, floor));
    }
    let equals: Vec<&str> = others
        .iter()
        .filter(|report| figure(report) == few && report.variant != best.variant)
        .map(|report| report.variant.as_str())
        .collect();
    if !equals.is_empty() {
        sentence.plain(&format!("; the same as {}", equals.join(" and ")));
    } else if others.len() > 1 && few < many && yours.is_none() {
        sentence.plain(&format!("; the fewest of all {}", runs.len()));
    }
    sentence.plain(".");
    if let Some(yours) = yours {
        sentence.plain(" ");
        compare(&mut sentence, headline, naive, yours);
    }
    Some(sentence.0)
}

/// Says how the learner's version compares with naive.
fn compare(sentence: &mut Words, headline: Headline, naive: &Report, yours: &Report) {
    let [own, many] = [yours, naive].map(|report| headline.of(&report.usage));
    sentence.variant(&yours.variant).plain(" ");
    if own == 0 {
        sentence.plain(none_singular(headline));
    } else if many == 0 {
        sentence.plain(&format!("{} {}", verb(headline), amount(headline, own)));
    } else {
        sentence.plain(verb(headline)).plain(" ");
        if own == many {
            sentence
                .plain("as many ")
                .plain(headline.unit())
                .plain(" as ");
        } else {
            sentence
                .strong(&difference(headline, own, many))
                .plain(" than ");
        }
        sentence.variant(&naive.variant);
    }
    sentence.plain(".");
}

#[derive(Default)]
struct Words(Sentence);

impl Words {
    fn plain(&mut self, text: &str) -> &mut Self {
        self.0.push(Part::Plain(text.to_owned()));
        self
    }

    fn strong(&mut self, text: &str) -> &mut Self {
        self.0.push(Part::Strong(text.to_owned()));
        self
    }

    fn variant(&mut self, name: &str) -> &mut Self {
        self.0.push(Part::Variant(name.to_owned()));
        self
    }
}

fn verb(headline: Headline) -> &'static str {
    match headline {
        Headline::Peak => "holds",
        Headline::Total => "allocates",
        Headline::Allocations => "makes",
        Headline::Retained => "keeps",
    }
}

fn none_singular(headline: Headline) -> &'static str {
    match headline {
        Headline::Peak => "holds no bytes at all",
        Headline::Total => "allocates no bytes at all",
        Headline::Allocations => "makes no allocation at all",
        Headline::Retained => "keeps no bytes at all",
    }
}

fn none_plural(headline: Headline) -> &'static str {
    match headline {
        Headline::Peak => "hold no bytes at all",
        Headline::Total => "allocate no bytes at all",
        Headline::Allocations => "make no allocation at all",
        Headline::Retained => "keep no bytes at all",
    }
}

/// `1 byte`, `1,284,256 bytes`, `12 allocations`.
fn amount(headline: Headline, figure: u64) -> String {
    let unit = headline.unit();
    let unit = if figure == 1 {
        unit.strip_suffix('s').unwrap_or(unit)
    } else {
        unit
    };
    format!("{} {unit}", text::grouped(figure))
}

/// `5.35 times fewer bytes`, `1.20 times more bytes`, or, where a factor would
/// round to 1.00, the difference itself: `12 bytes fewer`.
fn difference(headline: Headline, few: u64, many: u64) -> String {
    let (small, large, word) = if few < many {
        (few, many, "fewer")
    } else {
        (many, few, "more")
    };
    match text::times(large, small) {
        Some(factor) if factor != "1.00" => format!("{factor} times {word} {}", headline.unit()),
        Some(_) | None => format!("{} {word}", amount(headline, large - small)),
    }
}

fn beside_floor(figure: u64, floor: u64) -> String {
    if figure == floor {
        return ", exactly the floor".to_owned();
    }
    let floor_text = text::grouped(floor);
    if figure < floor {
        return format!(
            ", below the {floor_text} of the whole payload, which it never holds at once"
        );
    }
    match text::times(figure, floor) {
        Some(factor) if factor != "1.00" => format!(", {factor} times the floor"),
        Some(_) | None => format!(
            ", {} above the floor",
            amount(Headline::Peak, figure - floor)
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples;

    fn said(headline: Headline, runs: &[(&str, u64)], floor: u64) -> String {
        let runs: Vec<Rc<Report>> = runs
            .iter()
            .map(|&(name, figure)| {
                let mut report = samples::report(name, figure, floor);
                report.usage.allocations = figure;
                report.usage.retained = figure.cast_signed();
                Rc::new(report)
            })
            .collect();
        spoken(&verdict(headline, &runs).expect("two runs"))
    }

    #[test]
    fn the_best_is_compared_with_naive_and_with_the_floor() {
        for (naive, best, floor, sentence) in [
            (
                1_284_288,
                240_000,
                240_000,
                "optimized holds 5.35 times fewer bytes than naive: 240,000 of 1,284,288, exactly \
                 the floor.",
            ),
            (
                900,
                480,
                240,
                "optimized holds 1.88 times fewer bytes than naive: 480 of 900, 2.00 times the floor.",
            ),
            (
                90_000,
                48_000,
                47_999,
                "optimized holds 1.88 times fewer bytes than naive: 48,000 of 90,000, 1 byte above \
                 the floor.",
            ),
            (
                900,
                48,
                240,
                "optimized holds 18.8 times fewer bytes than naive: 48 of 900, below the 240 of \
                 the whole payload, which it never holds at once.",
            ),
            (
                480,
                576,
                0,
                "optimized holds 1.20 times more bytes than naive: 576 against 480.",
            ),
            (
                100_001,
                100_000,
                0,
                "optimized holds 1 byte fewer than naive: 100,000 of 100,001.",
            ),
            (
                480,
                480,
                480,
                "optimized holds exactly as many bytes as naive: 480, exactly the floor.",
            ),
            (
                4_000_000,
                0,
                0,
                "optimized holds no bytes at all, where naive holds 4,000,000 bytes.",
            ),
            (
                0,
                24,
                24,
                "naive holds no bytes at all, and optimized holds 24 bytes, exactly the floor.",
            ),
            (0, 0, 0, "naive and optimized both hold no bytes at all."),
        ] {
            let runs = [("naive", naive), ("optimized", best)];
            assert_eq!(said(Headline::Peak, &runs, floor), sentence);
        }
    }

    #[test]
    fn each_headline_has_its_verb_and_only_peak_a_floor() {
        let runs = [("naive", 100), ("optimized", 5)];
        for (headline, sentence) in [
            (
                Headline::Total,
                "optimized allocates 20.0 times fewer bytes than naive: 5 of 100.",
            ),
            (
                Headline::Allocations,
                "optimized makes 20.0 times fewer allocations than naive: 5 of 100.",
            ),
            (
                Headline::Retained,
                "optimized keeps 20.0 times fewer bytes than naive: 5 of 100.",
            ),
        ] {
            assert_eq!(said(headline, &runs, 5), sentence);
        }
        assert_eq!(
            said(Headline::Allocations, &[("naive", 1), ("optimized", 0)], 0),
            "optimized makes no allocation at all, where naive makes 1 allocation."
        );
    }

    #[test]
    fn of_several_the_fewest_is_named() {
        let runs = [
            ("naive", 100),
            ("boxed", 50),
            ("columns", 10),
            ("shared", 20),
        ];
        assert_eq!(
            said(Headline::Peak, &runs, 10),
            "columns holds 10.0 times fewer bytes than naive: 10 of 100, exactly the floor; the \
             fewest of all 4."
        );
    }

    #[test]
    fn of_equals_the_recommended_is_named_beside_the_others() {
        let runs = [("naive", 100), ("crate", 50), ("optimized", 50)];
        assert_eq!(
            said(Headline::Peak, &runs, 10),
            "optimized holds 2.00 times fewer bytes than naive: 50 of 100, 5.00 times the floor; \
             the same as crate."
        );
    }

    #[test]
    fn the_learners_version_has_a_sentence_of_its_own() {
        let runs = [
            Rc::new(samples::report("naive", 900, 240)),
            Rc::new(samples::report("optimized", 240, 240)),
        ];
        for (own, said) in [
            (900, "yours holds as many bytes as naive."),
            (450, "yours holds 2.00 times fewer bytes than naive."),
            (1_800, "yours holds 2.00 times more bytes than naive."),
            (0, "yours holds no bytes at all."),
        ] {
            let yours = samples::report("yours", own, 240);
            let sentence = with_yours(Headline::Peak, &runs, Some(&yours)).expect("two runs");
            let best = "optimized holds 3.75 times fewer bytes than naive, exactly the floor. ";
            assert_eq!(spoken(&sentence), format!("{best}{said}"));
        }
    }

    #[test]
    fn one_run_makes_no_comparison() {
        let only = [Rc::new(samples::report("naive", 5, 5))];
        assert_eq!(verdict(Headline::Peak, &only), None);
        assert_eq!(verdict(Headline::Peak, &[]), None);
    }
}
