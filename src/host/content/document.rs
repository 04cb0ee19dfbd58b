//! `exercise.md`: an exercise's facts and its prose.

use exercises::harness::Registered;
use protocol::{Block, Entry, Level, Prediction, Sections, Shape, Span};
use serde::Deserialize;

use super::front_matter::{self, Opened};
use super::markdown::{self, Fault, Part, References};
use super::parts;
use super::prediction::{self, Written};

/// The front matter of `exercise.md`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Front {
    title: String,
    level: Level,
    minutes: u32,
    technique: String,
    ports: String,
    tags: Vec<String>,
    summary: String,
    expect: String,
    floor: String,
    /// The one thing that only this exercise teaches, for its authors.
    teaches: String,
    /// The task: what to change, what to leave, and when it is solved.
    task: String,
    #[serde(default)]
    hints: Vec<String>,
    #[serde(default)]
    predictions: Vec<Written>,
    /// The points of a model answer.
    #[serde(default)]
    points: Vec<String>,
    /// The parts whose structures are chosen.
    #[serde(default)]
    parts: Vec<parts::Written>,
}

/// All that `exercise.md` says, with its figures filled in.
pub(crate) struct Document {
    pub(crate) title: String,
    pub(crate) level: Level,
    pub(crate) minutes: u32,
    pub(crate) technique: String,
    pub(crate) ports: String,
    pub(crate) tags: Vec<String>,
    pub(crate) summary: String,
    pub(crate) expect: String,
    pub(crate) floor_note: String,
    pub(crate) task: Vec<Span>,
    pub(crate) hints: Vec<Vec<Span>>,
    pub(crate) predictions: Vec<Prediction>,
    pub(crate) points: Vec<Vec<Span>>,
    pub(crate) parts: Vec<protocol::Part>,
    pub(crate) sections: Sections,
}

impl Document {
    /// Reads the text of the `exercise.md` of an exercise.
    pub(crate) fn read(
        text: &str,
        exercise: &dyn Registered,
        references: &References,
    ) -> Result<Self, Fault> {
        let Opened {
            front,
            body,
            lines_before,
        } = front_matter::open::<Front>(text)?;
        let Front {
            title,
            level,
            minutes,
            technique,
            ports,
            tags,
            summary,
            expect,
            floor,
            teaches,
            task,
            hints,
            predictions,
            points,
            parts,
        } = front;
        let at_top = |message: String| Fault { line: 2, message };
        for (name, value) in [
            ("title", &title),
            ("technique", &technique),
            ("ports", &ports),
            ("summary", &summary),
            ("expect", &expect),
            ("floor", &floor),
            ("teaches", &teaches),
            ("task", &task),
        ] {
            if value.trim().is_empty() {
                return Err(at_top(format!("`{name}` is empty; fill it in")));
            }
        }
        if tags.is_empty() || minutes == 0 {
            return Err(at_top("`tags` and `minutes` need at least one".to_owned()));
        }
        let (is_there, what) = match exercise.shape() {
            Shape::Edit => (!hints.is_empty(), "`hints` need at least one"),
            Shape::Predict => (
                predictions.len() > 1,
                "`predictions` need a first guess and a second",
            ),
            Shape::Design => (parts.len() > 1, "`parts` need at least two"),
            Shape::Interview => (points.len() > 2, "`points` need at least three"),
        };
        if !is_there {
            return Err(at_top(what.to_owned()));
        }
        let fill = |name: &str, value: &str| {
            let filled = references.figures.fill(value);
            filled.map_err(|message| at_top(format!("in `{name}`: {message}")))
        };
        let paragraph = |name: &str, text: &str| {
            markdown::paragraph(text, references)
                .map_err(|fault| at_top(format!("in `{name}`: {}", fault.message)))
        };
        let hints = hints.iter().map(|hint| paragraph("hints", hint));
        let points = points.iter().map(|point| paragraph("points", point));
        Ok(Self {
            title,
            level,
            minutes,
            technique,
            ports,
            tags,
            summary: fill("summary", &summary)?,
            expect: fill("expect", &expect)?,
            floor_note: fill("floor", &floor)?,
            task: paragraph("task", &task)?,
            hints: hints.collect::<Result<_, _>>()?,
            predictions: prediction::read(predictions, exercise, references).map_err(at_top)?,
            points: points.collect::<Result<_, _>>()?,
            parts: parts::read(parts, exercise, references).map_err(at_top)?,
            sections: sections(body, references).map_err(|fault| Fault {
                line: fault.line + lines_before,
                ..fault
            })?,
        })
    }

    /// The exercise as the catalogue shows it.
    pub(crate) fn entry(&self, exercise: &dyn Registered) -> Entry {
        Entry {
            slug: exercise.slug().to_owned(),
            title: self.title.clone(),
            level: self.level,
            minutes: self.minutes,
            technique: self.technique.clone(),
            ports: self.ports.clone(),
            tags: self.tags.clone(),
            summary: self.summary.clone(),
            headline: exercise.headline(),
            shape: exercise.shape(),
        }
    }
}

/// The sections of the prose, in their order.
const TITLES: [&str; 6] = [
    "Problem",
    "What to look for",
    "Why it works",
    "When not to",
    OWN_PROGRAM,
    "Back in Python",
];

/// The one section that may be missing: exercises from before there was one
/// lack it, and a test says which may.
const OWN_PROGRAM: &str = "In your own program";

/// The prose, whose sections are always the same.
fn sections(body: &str, references: &References) -> Result<Sections, Fault> {
    let fault = |line, message| Err(Fault { line, message });
    let mut sections: [Vec<Block>; TITLES.len()] = Default::default();
    // The section that is being read, and its line.
    let mut open: Option<(usize, usize)> = None;
    for part in markdown::parts(body, references)? {
        match part {
            Part::Block(block) => {
                let Some((at, _)) = open else {
                    let first = TITLES[0];
                    return fault(1, format!("the prose must begin with `## {first}`"));
                };
                sections[at].push(block);
            }
            Part::Title { spans, line } => {
                if let Some((at, opened)) = open.filter(|(at, _)| sections[*at].is_empty()) {
                    return fault(opened, format!("`## {}` is empty", TITLES[at]));
                }
                let expected = expected_after(open.map(|(at, _)| at));
                let is_it = |at: &usize| spans == [Span::Text(TITLES[*at].to_owned())];
                let Some(at) = expected.clone().find(is_it) else {
                    let next = expected.last().map(|at| format!("`## {}`", TITLES[at]));
                    let next = next.unwrap_or_else(|| "nothing more".to_owned());
                    let all = TITLES.map(|title| format!("`## {title}`")).join(", ");
                    let message = format!("here {next} is expected; the sections are {all}");
                    return fault(line, message);
                };
                open = Some((at, line));
            }
        }
    }
    if let Some(at) = expected_after(open.map(|(at, _)| at)).last() {
        let line = 1 + body.trim_end().matches('\n').count();
        let message = format!(
            "the section `## {}` is missing; write it at the end",
            TITLES[at]
        );
        return fault(line, message);
    }
    if let Some((at, opened)) = open.filter(|(at, _)| sections[*at].is_empty()) {
        return fault(opened, format!("`## {}` is empty", TITLES[at]));
    }
    let [problem, look_for, why, when_not, own_program, python] = sections;
    Ok(Sections {
        problem,
        look_for,
        why,
        when_not,
        own_program,
        python,
    })
}

/// The sections that may come after one: the next, or the one after it if the
/// next may be missing.
fn expected_after(open: Option<usize>) -> std::ops::Range<usize> {
    let next = open.map_or(0, |at| at + 1);
    let may_be_left_out = TITLES.get(next) == Some(&OWN_PROGRAM);
    next..(next + 1 + usize::from(may_be_left_out)).min(TITLES.len())
}

#[cfg(test)]
mod tests {
    use super::super::figures::Figures;
    use super::*;

    const FRONT: &str = "+++\n\
        title = \"Slots\"\nlevel = \"easy\"\nminutes = 10\ntechnique = \"fixed fields\"\n\
        ports = \"`__slots__`\"\ntags = [\"structs\"]\nsummary = \"S\"\nexpect = \"E\"\n\
        floor = \"three f64 a point\"\nteaches = \"T\"\ntask = \"Change `Point`\"\n\
        hints = [\"Look at `Point`\"]\n+++\n";
    const BODY: &str = "## Problem\n\na\n\n## What to look for\n\nb\n\n## Why it works\n\nc\n\n\
        ## When not to\n\nd\n\n## Back in Python\n\ne\n";

    fn read(text: &str) -> Result<Document, Fault> {
        let references = References {
            figures: &Figures::default(),
            slugs: &[],
        };
        Document::read(text, &exercises::slots::Slots, &references)
    }

    #[test]
    fn a_document_has_facts_hints_and_five_sections() {
        let document = read(&format!("{FRONT}{BODY}")).unwrap();
        assert_eq!(document.title, "Slots");
        assert_eq!(document.floor_note, "three f64 a point");
        let hint = [Span::Text("Look at ".into()), Span::Code("Point".into())];
        assert_eq!(document.hints, [hint]);
        let python = Block::Paragraph(vec![Span::Text("e".into())]);
        assert_eq!(document.sections.python, [python]);
    }

    #[test]
    fn sections_are_complete_and_in_order() {
        for (from, to, says) in [
            ("## Problem\n", "", "must begin with `## Problem`"),
            ("## When not to\n\nd\n", "", "`## When not to` is expected"),
            (
                "## When not to\n",
                "## When\n",
                "`## When not to` is expected",
            ),
            ("\n\nd\n", "\n", "`## When not to` is empty"),
            ("\n\ne\n", "\n", "`## Back in Python` is empty"),
            (
                "## Back in Python\n\ne\n",
                "",
                "`## Back in Python` is missing",
            ),
            ("\n\ne\n", "\n\ne\n\n## More\n", "nothing more is expected"),
        ] {
            let wrong = format!("{FRONT}{}", BODY.replace(from, to));
            let fault = read(&wrong).err().expect(says);
            assert!(fault.message.contains(says), "{fault:?}");
        }
    }

    #[test]
    fn a_fault_in_the_prose_has_its_line_in_the_file() {
        let text = format!("{FRONT}{}", BODY.replace("\nc\n", "\n<c>\n"));
        let fault = read(&text).err().unwrap();
        assert_eq!(text.lines().nth(fault.line - 1), Some("<c>"));
    }

    #[test]
    fn nothing_in_the_front_matter_may_be_empty() {
        for (from, to, says) in [
            ("summary = \"S\"", "summary = \" \"", "`summary` is empty"),
            (
                "expect = \"E\"",
                "expect = \"{{x}}\"",
                "in `expect`: there is no figure `x`",
            ),
            ("[\"structs\"]", "[]", "need at least one"),
            ("[\"Look at `Point`\"]", "[]", "`hints` need at least one"),
            ("Look at `Point`", "<b>", "in `hints`: HTML"),
            ("Change `Point`", "<b>", "in `task`: HTML"),
            ("task = \"Change `Point`\"\n", "", "missing field `task`"),
            ("minutes = 10", "minute = 10", "unknown field `minute`"),
        ] {
            let wrong = format!("{}{BODY}", FRONT.replace(from, to));
            let fault = read(&wrong).err().expect(says);
            assert!(fault.message.contains(says), "{fault:?}");
        }
    }
}
