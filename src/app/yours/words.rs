//! What is said of a verdict.

use protocol::compile::{CompileClass, Refused};
use protocol::{Headline, text};

use super::verdict::Figure;

/// How much of an answer is shown.
const SHOWN: usize = 160;

/// What became of the source, with a dot.
pub fn refusal(why: &Refused) -> &'static str {
    match why.class {
        CompileClass::CompileError => "The compiler refuses it.",
        CompileClass::LimitCpu | CompileClass::LimitWall => "It takes too long to compile.",
        CompileClass::LimitMemory => "It takes too much memory to compile.",
        CompileClass::LimitOutput => "The compiler has too much to say of it.",
        CompileClass::LimitSize => "What is compiled becomes too large.",
        CompileClass::CompilerCrash => "The compiler itself failed.",
        CompileClass::JailUnavailable => "The host's sandbox is not there.",
        CompileClass::Busy => "The host is busy.",
        CompileClass::BadRequest => "The host cannot take it.",
        CompileClass::Forbidden => "The host does not know this tab.",
    }
}

/// The class as `data-compile` has it.
pub fn class_name(class: CompileClass) -> &'static str {
    match class {
        CompileClass::CompileError => "compile_error",
        CompileClass::LimitCpu => "limit_cpu",
        CompileClass::LimitWall => "limit_wall",
        CompileClass::LimitMemory => "limit_memory",
        CompileClass::LimitOutput => "limit_output",
        CompileClass::LimitSize => "limit_size",
        CompileClass::CompilerCrash => "compiler_crash",
        CompileClass::JailUnavailable => "jail_unavailable",
        CompileClass::Busy => "busy",
        CompileClass::BadRequest => "bad_request",
        CompileClass::Forbidden => "forbidden",
    }
}

/// `holds 240,000 bytes at its peak`
pub fn spends(headline: Headline, figure: u64) -> String {
    let figure = text::grouped(figure);
    match headline {
        Headline::Peak => format!("holds {figure} bytes at its peak"),
        Headline::Total => format!("allocates {figure} bytes in all"),
        Headline::Allocations => format!("makes {figure} allocations"),
        Headline::Retained => format!("keeps {figure} bytes"),
    }
}

/// `12 bytes`, `1 allocation`
pub fn amount(headline: Headline, figure: u64) -> String {
    let unit = headline.unit();
    let unit = if figure == 1 {
        unit.trim_end_matches('s')
    } else {
        unit
    };
    format!("{} {unit}", text::grouped(figure))
}

/// What a figure within its budget is.
pub fn within(headline: Headline, figure: &Figure) -> String {
    let spent = spends(headline, figure.spent);
    let of = figure.check.origin.described();
    let budget = text::grouped(figure.budget);
    if figure.spent == figure.budget {
        format!("For {of} it {spent}, exactly its budget.")
    } else {
        format!("For {of} it {spent}, within its budget of {budget}.")
    }
}

/// What a figure beyond its budget is.
pub fn beyond(headline: Headline, figure: &Figure) -> String {
    let spent = spends(headline, figure.spent);
    let of = figure.check.origin.described();
    let excess = amount(headline, figure.excess());
    let budget = text::grouped(figure.budget);
    format!("For {of} it {spent}: {excess} more than the budget of {budget}.")
}

/// How the answers were checked.
pub fn compared(compared: usize, unknown: usize, seed: u32) -> String {
    let answers = if compared == 1 { "answer" } else { "answers" };
    let unknown = match unknown {
        0 => String::new(),
        1 => " (of 1 more case, naive itself gives none)".to_owned(),
        more => format!(" (of {more} more cases, naive itself gives none)"),
    };
    format!(
        "{compared} {answers} compared{unknown}: the default case, edge cases, and random cases \
         from seed {seed}."
    )
}

/// Two answers, cut to where they differ first if they are long.
pub fn side_by_side(expected: &str, got: &str) -> (String, String) {
    let same = expected
        .char_indices()
        .zip(got.chars())
        .take_while(|((_, a), b)| a == b)
        .map(|((at, a), _)| at + a.len_utf8())
        .last()
        .unwrap_or(0);
    let from = expected[..same]
        .char_indices()
        .rev()
        .nth(SHOWN / 4)
        .map_or(0, |(at, _)| at);
    // Up to `same` both are the same, so it is a boundary in both.
    (window(expected, from), window(got, from))
}

fn window(answer: &str, from: usize) -> String {
    let before = if from > 0 { "…" } else { "" };
    let rest = &answer[from..];
    match rest.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{before}{}…", &rest[..end]),
        None => format!("{before}{rest}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::case;
    use crate::yours::cases::{Check, Origin};

    #[test]
    fn long_answers_are_cut_to_where_they_differ() {
        assert_eq!(side_by_side("12", "13"), ("12".to_owned(), "13".to_owned()));
        assert_eq!(side_by_side("", "x"), (String::new(), "x".to_owned()));
        let (long, other) = ("ä".repeat(1_000) + "1", "ä".repeat(1_000) + "2");
        let (expected, got) = side_by_side(&long, &other);
        assert!(
            expected.ends_with("ä1") && got.ends_with("ä2"),
            "{expected} {got}"
        );
        assert!(expected.chars().count() < 60, "{expected}");
        let (expected, _) = side_by_side(&long, "b");
        assert!(
            expected.starts_with('ä') && expected.ends_with('…'),
            "{expected}"
        );
    }

    #[test]
    fn a_figure_is_told_with_its_budget() {
        let figure = |spent| Figure {
            check: Check {
                origin: Origin::Default,
                case: case(1),
            },
            spent,
            budget: 1_000,
        };
        assert_eq!(
            within(Headline::Peak, &figure(1_000)),
            "For the default case it holds 1,000 bytes at its peak, exactly its budget."
        );
        assert_eq!(
            within(Headline::Retained, &figure(10)),
            "For the default case it keeps 10 bytes, within its budget of 1,000."
        );
        assert_eq!(
            beyond(Headline::Allocations, &figure(1_001)),
            "For the default case it makes 1,001 allocations: 1 allocation more than the budget \
             of 1,000."
        );
    }
}
