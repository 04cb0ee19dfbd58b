//! The words for verdicts and refusals.

use protocol::compile::{CompileClass, Diagnostic, DiagnosticLevel, Refused, SOURCE_LIMIT};
use protocol::{Case, Headline, Knob, text};

use crate::cases::{Check, Origin};
use crate::outside::{FREE_STACK, Outside};
use crate::verdict::{Figure, Verdict};

/// The most characters of an answer that are shown.
const SHOWN: usize = 160;

/// A verdict in a few words, with a dot.
pub fn title(verdict: &Verdict) -> String {
    match verdict {
        Verdict::Passed(_) => "Solved.".to_owned(),
        Verdict::OverBudget { .. } => "Right, and not there yet.".to_owned(),
        Verdict::LeftOut(_) => "The answer is right, and part of the task is not done.".to_owned(),
        Verdict::Wrong { .. } => "Another answer.".to_owned(),
        Verdict::Failed { problem, .. } => problem.heading(),
    }
}

/// The rest of what is said of a verdict. The note says what the floor counts.
pub fn explained(verdict: &Verdict, floor_note: &str, knobs: &[Knob]) -> String {
    match verdict {
        Verdict::Passed(figure) => within(figure, knobs),
        Verdict::OverBudget { figure, .. } => beyond(figure, knobs),
        Verdict::LeftOut(figure) => left_out(figure, floor_note, knobs),
        Verdict::Wrong {
            check,
            expected,
            got,
        } => {
            let (expected, got) = side_by_side(expected, got);
            let of = of(check, knobs);
            format!("For {of} it answers {got}, and {expected} is right.")
        }
        Verdict::Failed { check, problem } => {
            format!("{}. This was {}.", problem.text, of(check, knobs))
        }
    }
}

/// Says what became of the source, with a dot.
pub fn refusal(why: &Refused) -> &'static str {
    match why.class {
        CompileClass::CompileError => "It does not compile.",
        CompileClass::LimitCpu | CompileClass::LimitWall => "It takes too long to compile.",
        CompileClass::LimitMemory => "It takes too much memory to compile.",
        CompileClass::LimitOutput => "The compiler has too much to say of it.",
        CompileClass::LimitSize => "What is compiled becomes too large.",
        CompileClass::CompilerCrash => "The compiler itself failed.",
        CompileClass::JailUnavailable => "It was not compiled.",
        CompileClass::Busy => "The host is busy.",
        CompileClass::BadRequest => "The host cannot take it.",
        CompileClass::Forbidden => "The host does not know this tab.",
    }
}

/// The rest of what is said of a refusal: how much the compiler has to say, or
/// else the host's own words.
pub fn reason(why: &Refused) -> String {
    let errors = count(&why.diagnostics, DiagnosticLevel::Error);
    if why.class != CompileClass::CompileError || errors == 0 {
        return sentence(&why.message);
    }
    let warnings = count(&why.diagnostics, DiagnosticLevel::Warning);
    let errors = counted(errors, "error");
    match warnings {
        0 => format!("{errors}."),
        warnings => format!("{errors}, {}.", counted(warnings, "warning")),
    }
}

fn count(diagnostics: &[Diagnostic], level: DiagnosticLevel) -> usize {
    let of_level = |diagnostic: &&Diagnostic| diagnostic.level == level;
    diagnostics.iter().filter(of_level).count()
}

fn counted(count: usize, what: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {what}{plural}")
}

/// A diagnostic with the label of one of its places: “mismatched types:
/// expected `u32`, found `u64`”. A label that the message says already is left
/// out.
pub fn labelled(diagnostic: &Diagnostic, label: Option<&str>) -> String {
    let message = &diagnostic.message;
    let said = |label: &&str| {
        let words = message.to_ascii_lowercase();
        words.contains(&label.to_ascii_lowercase())
    };
    match label.filter(|label| !said(label)) {
        Some(label) => format!("{message}: {label}"),
        None => message.clone(),
    }
}

/// Makes what another program says in English a sentence.
pub fn sentence(said: &str) -> String {
    let mut sentence = said.trim().to_owned();
    // No more than ASCII: the table of all letters is as large as this module.
    if let Some(first) = sentence.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    if !sentence.is_empty() && !sentence.ends_with(['.', '?', '!', '…']) {
        sentence.push('.');
    }
    sentence
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

/// `hold at most 480,096 bytes at its peak`
pub fn limit(headline: Headline, budget: u64) -> String {
    let budget = text::grouped(budget);
    match headline {
        Headline::Peak => format!("hold at most {budget} bytes at its peak"),
        Headline::Total => format!("allocate at most {budget} bytes in all"),
        Headline::Allocations => format!("make at most {budget} allocations"),
        Headline::Retained => format!("keep at most {budget} bytes"),
    }
}

/// Says what a version has to hold, if it has to hold anything: a sentence that
/// follows another.
pub fn least(floor: u64) -> String {
    match floor {
        0 => String::new(),
        floor => {
            let floor = amount(Headline::Peak, floor);
            format!(" What it has to hold takes {floor}, the floor.")
        }
    }
}

/// `the default case`, `an edge case (0 points)`. The knobs may say something
/// else by now, so their case is named by its values.
pub fn of(check: &Check, knobs: &[Knob]) -> String {
    let case = described(&check.case, knobs);
    match check.origin {
        Origin::Default => check.origin.described().to_owned(),
        Origin::Page => case,
        Origin::Edge | Origin::Random => format!("{} ({case})", check.origin.described()),
    }
}

/// A case as a sentence names it: `10,000 points, 12 tags`.
pub fn described(case: &Case, knobs: &[Knob]) -> String {
    knobs
        .iter()
        .filter_map(|knob| {
            let value = *case.get(&knob.name)?;
            let label = knob.label.to_ascii_lowercase();
            Some(format!(
                "{} {}",
                text::grouped(value),
                of_so_many(value, &label)
            ))
        })
        .collect::<Vec<_>>()
        .join(", ")
}

/// A label with its first word in the singular, if there is one of it: `1
/// record a chunk`.
fn of_so_many(value: u64, label: &str) -> String {
    let (first, rest) = label.split_at(label.find(' ').unwrap_or(label.len()));
    match first.strip_suffix('s') {
        Some(one) if value == 1 && !one.ends_with('s') => format!("{one}{rest}"),
        Some(_) | None => label.to_owned(),
    }
}

/// Says that a figure is within its budget.
pub fn within(figure: &Figure, knobs: &[Knob]) -> String {
    let spent = spends(figure.of, figure.spent);
    let of = of(&figure.check, knobs);
    let budget = text::grouped(figure.budget);
    let said = if figure.spent == figure.budget {
        format!("For {of} it {spent}, exactly its budget.")
    } else {
        format!("For {of} it {spent}, within its budget of {budget}.")
    };
    said + &counted_outside(figure)
}

/// Says by how much a figure is beyond its budget.
pub fn beyond(figure: &Figure, knobs: &[Knob]) -> String {
    let spent = spends(figure.of, figure.spent);
    let of = of(&figure.check, knobs);
    let excess = amount(figure.of, figure.excess());
    let budget = text::grouped(figure.budget);
    let said = format!("For {of} it {spent}: {excess} more than the budget of {budget}.");
    said + &counted_outside(figure)
}

/// Says that bytes outside the heap are in the figure, if some are.
fn counted_outside(figure: &Figure) -> String {
    match (figure.of, held_outside(&figure.outside)) {
        (Headline::Peak, Some(held)) => format!(" That includes what is {held}"),
        (Headline::Peak | Headline::Total | Headline::Allocations | Headline::Retained, _) => {
            String::new()
        }
    }
}

/// `held outside the heap: 240,000 bytes in the static POINTS.` Nothing if
/// there is nothing.
pub fn held_outside(outside: &Outside) -> Option<String> {
    let mut parts: Vec<String> = outside
        .statics
        .iter()
        .map(|one| {
            format!(
                "{} in the static {}",
                amount(Headline::Peak, one.bytes),
                one.name
            )
        })
        .collect();
    if let Some(stack) = outside.stack {
        parts.push(format!(
            "{} of stack ({} of them free)",
            amount(Headline::Peak, stack),
            text::grouped(FREE_STACK)
        ));
    }
    (!parts.is_empty()).then(|| format!("held outside the heap: {}.", parts.join(", ")))
}

/// Says what of the work was left out: as the exercise says, or else the
/// payload, for bytes held below the floor. The note says what the floor counts.
pub fn left_out(figure: &Figure, note: &str, knobs: &[Knob]) -> String {
    let of = of(&figure.check, knobs);
    if let Some(left_out) = &figure.left_out {
        return sentence(&format!("for {of}: {left_out}"));
    }
    let spent = spends(Headline::Peak, figure.held);
    let floor = amount(Headline::Peak, figure.floor);
    format!(
        "For {of} it {spent}. All that the task asks to hold takes {floor} (the floor: {note}), \
         so some of it was not held, or held in a smaller type."
    )
}

/// The reason for which a source of so many bytes is not sent.
pub fn too_long(bytes: usize) -> String {
    format!(
        "The code is {} bytes long, and may have {}. Shorten it, then run again.",
        text::grouped(bytes as u64),
        text::grouped(SOURCE_LIMIT as u64)
    )
}

/// Says how the answers were checked.
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
    if answer.is_empty() {
        return "nothing".to_owned();
    }
    let before = if from > 0 { "…" } else { "" };
    let rest = &answer[from..];
    match rest.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{before}{}…", &rest[..end]),
        None => format!("{before}{rest}"),
    }
}

#[cfg(test)]
mod tests;
