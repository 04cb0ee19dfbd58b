//! Markdown as the page's typed blocks. What the blocks cannot hold is an
//! error that says where it stands.

mod reader;

use protocol::{Block, Span};

use super::figures::Figures;
use reader::Reader;

/// The things that prose may refer to.
pub(crate) struct References<'a> {
    /// The figures that `{{…}}` may name.
    pub(crate) figures: &'a Figures,
    /// The exercises that `exercise:<slug>` may lead to.
    pub(crate) slugs: &'a [&'a str],
}

/// A heading of the second level, or what stands below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// `## …`
    Title {
        /// Its text.
        spans: Vec<Span>,
        /// Its line, counted from 1.
        line: usize,
    },
    /// Anything else.
    Block(Block),
}

/// A mistake, and its line in the text, counted from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    pub(crate) line: usize,
    pub(crate) message: String,
}

/// Reads a text into its parts, in order.
pub(crate) fn parts(text: &str, references: &References) -> Result<Vec<Part>, Fault> {
    let mut reader = Reader::new(text, references);
    let mut parts = Vec::new();
    while let Some(part) = reader.part()? {
        parts.push(part);
    }
    Ok(parts)
}

/// Reads a text that is one paragraph.
pub(crate) fn paragraph(text: &str, references: &References) -> Result<Vec<Span>, Fault> {
    let mut parts = parts(text, references)?;
    match (parts.pop(), parts.is_empty()) {
        (Some(Part::Block(Block::Paragraph(spans))), true) => Ok(spans),
        _ => Err(Fault {
            line: 1,
            message: "this must be one paragraph".to_owned(),
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use protocol::Token;

    fn read(text: &str) -> Result<Vec<Part>, Fault> {
        let figures = Figures::default();
        parts(
            text,
            &References {
                figures: &figures,
                slugs: &["slots"],
            },
        )
    }

    fn text(text: &str) -> Span {
        Span::Text(text.into())
    }

    fn words(words: &str) -> Block {
        Block::Paragraph(vec![text(words)])
    }

    #[test]
    fn prose_becomes_spans() {
        let read = read("One\ntwo **bold *both*** `a < b` [slots](exercise:slots).").unwrap();
        let spans = vec![
            text("One two "),
            Span::Strong(vec![text("bold "), Span::Emphasis(vec![text("both")])]),
            text(" "),
            Span::Code("a < b".into()),
            text(" "),
            Span::Link {
                href: "exercise:slots".into(),
                spans: vec![text("slots")],
            },
            text("."),
        ];
        assert_eq!(read, [Part::Block(Block::Paragraph(spans))]);
    }

    #[test]
    fn blocks_keep_their_order_and_titles_their_lines() {
        let read = read("Before\n\n## Title\n\n### Below\n\n```text\na\n\nb\n```\n").unwrap();
        let plain = |text: &str| vec![Token(String::new(), text.into())];
        assert_eq!(
            read,
            [
                Part::Block(words("Before")),
                Part::Title {
                    spans: vec![text("Title")],
                    line: 3
                },
                Part::Block(Block::Heading(vec![text("Below")])),
                Part::Block(Block::Code {
                    language: "text".into(),
                    lines: vec![plain("a"), vec![], plain("b")],
                }),
            ]
        );
    }

    #[test]
    fn lists_hold_blocks() {
        let read = read("- one\n- two\n  1. inner\n\n  after\n").unwrap();
        assert_eq!(
            read,
            [Part::Block(Block::Bullets(vec![
                vec![words("one")],
                vec![
                    words("two"),
                    Block::Numbers(vec![vec![words("inner")]]),
                    words("after")
                ],
            ]))]
        );
    }

    #[test]
    fn a_table_has_a_head_and_rows() {
        let read = read("| a | b |\n|---|--:|\n| `c` | 1 |\n").unwrap();
        assert_eq!(
            read,
            [Part::Block(Block::Table {
                head: vec![vec![text("a")], vec![text("b")]],
                rows: vec![vec![vec![Span::Code("c".into())], vec![text("1")]]],
            })]
        );
    }

    #[test]
    fn a_product_in_a_cell_is_not_broken() {
        let read = read("| of |\n|---|\n| the table | \n| 4 × 4 = 16 |\n").unwrap();
        let Part::Block(Block::Table { rows, .. }) = &read[0] else {
            panic!("{read:?}");
        };
        let sum = "4\u{a0}×\u{a0}4\u{a0}=\u{a0}16";
        assert_eq!(*rows, [[[text("the table")]], [[text(sum)]]]);
    }

    #[test]
    fn what_cannot_be_shown_is_an_error_with_its_line() {
        for wrong in [
            "<b>bold</b>",
            "<div>\n</div>",
            "![picture](a.png)",
            "> quoted",
            "---",
            "# Title",
            "#### Deep",
            "a  \nb",
            "```\nno language\n```",
            "```klingon\nx\n```",
            "    indented",
            "3. three",
            "[elsewhere](../other)",
            "[script](javascript:alert)",
            "[exercise](exercise:none)",
            "{{naive.peak}}",
            "- item\n  > quoted",
        ] {
            let fault = read(&format!("Fine.\n\n{wrong}\n")).expect_err(wrong);
            assert!((3..=4).contains(&fault.line), "{wrong}: {fault:?}");
        }
    }
}
