//! Reads blocks and spans off Markdown's events, one after the other.

use std::iter::Peekable;
use std::ops::Range;
use std::vec::IntoIter;

use protocol::{Block, Span};
use pulldown_cmark::{
    CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd, TextMergeWithOffset,
};

use super::super::highlight;
use super::{Fault, Part, References};

/// The rest of a text that is being read.
pub(super) struct Reader<'a> {
    text: &'a str,
    references: &'a References<'a>,
    events: Peekable<IntoIter<(Event<'a>, Range<usize>)>>,
}

impl<'a> Reader<'a> {
    /// The start of a text.
    pub(super) fn new(text: &'a str, references: &'a References<'a>) -> Self {
        let events = Parser::new_ext(text, Options::ENABLE_TABLES).into_offset_iter();
        let events: Vec<_> = TextMergeWithOffset::new(events).collect();
        Self {
            text,
            references,
            events: events.into_iter().peekable(),
        }
    }

    /// The next heading of the second level or block; nothing at the end.
    pub(super) fn part(&mut self) -> Result<Option<Part>, Fault> {
        let Some((event, range)) = self.events.peek() else {
            return Ok(None);
        };
        let range = range.clone();
        let title = matches!(
            event,
            Event::Start(Tag::Heading {
                level: HeadingLevel::H2,
                ..
            })
        );
        let part = if title {
            self.events.next();
            let spans = self.spans(TagEnd::Heading(HeadingLevel::H2))?;
            let line = self.line(&range);
            Part::Title { spans, line }
        } else {
            Part::Block(self.block()?)
        };
        Ok(Some(part))
    }

    fn line(&self, range: &Range<usize>) -> usize {
        1 + self.text[..range.start].matches('\n').count()
    }

    fn fault(&self, range: &Range<usize>, message: impl Into<String>) -> Fault {
        Fault {
            line: self.line(range),
            message: message.into(),
        }
    }

    /// The blocks up to an end that is consumed.
    fn blocks(&mut self, end: TagEnd) -> Result<Vec<Block>, Fault> {
        let mut blocks = Vec::new();
        while self
            .events
            .next_if(|(event, _)| *event == Event::End(end))
            .is_none()
        {
            blocks.push(self.block()?);
        }
        Ok(blocks)
    }

    /// The next block. Words that stand in a list's item without a paragraph
    /// of their own make one.
    fn block(&mut self) -> Result<Block, Fault> {
        let Some((event, range)) = self.events.peek() else {
            return Err(self.fault(
                &(self.text.len()..self.text.len()),
                "the text ends too early",
            ));
        };
        let range = range.clone();
        let Event::Start(tag) = event else {
            return match event {
                Event::Rule => Err(self.fault(&range, "a rule cannot be shown; use a heading")),
                _ => self.loose_spans().map(Block::Paragraph),
            };
        };
        match tag.clone() {
            Tag::Paragraph => {
                self.events.next();
                self.spans(TagEnd::Paragraph).map(Block::Paragraph)
            }
            Tag::Heading {
                level: HeadingLevel::H3,
                ..
            } => {
                self.events.next();
                self.spans(TagEnd::Heading(HeadingLevel::H3))
                    .map(Block::Heading)
            }
            Tag::Heading { .. } => Err(self.fault(
                &range,
                "only headings of the second and third level (`##`, `###`) can be shown",
            )),
            Tag::CodeBlock(kind) => {
                self.events.next();
                self.code(&kind, &range)
            }
            Tag::List(first) => {
                self.events.next();
                self.list(first, &range)
            }
            Tag::Table(_) => {
                self.events.next();
                self.table()
            }
            Tag::HtmlBlock => Err(self.fault(&range, HTML)),
            Tag::Emphasis | Tag::Strong | Tag::Link { .. } => {
                self.loose_spans().map(Block::Paragraph)
            }
            other => Err(self.fault(&range, format!("{} cannot be shown", name(&other)))),
        }
    }

    fn code(&mut self, kind: &CodeBlockKind, range: &Range<usize>) -> Result<Block, Fault> {
        let language = match kind {
            CodeBlockKind::Fenced(language) if !language.is_empty() => language.to_string(),
            CodeBlockKind::Fenced(_) | CodeBlockKind::Indented => {
                return Err(self.fault(
                    range,
                    "say the language of this code after its fence: ```rust, ```python, ```text",
                ));
            }
        };
        let mut code = String::new();
        for (event, _) in self.events.by_ref() {
            match event {
                Event::Text(text) => code.push_str(&text),
                _ => break,
            }
        }
        let lines =
            highlight::lines(&language, &code).map_err(|message| self.fault(range, message))?;
        Ok(Block::Code { language, lines })
    }

    fn list(&mut self, first: Option<u64>, range: &Range<usize>) -> Result<Block, Fault> {
        if first.is_some_and(|first| first != 1) {
            return Err(self.fault(range, "a numbered list starts with 1"));
        }
        let mut items = Vec::new();
        while let Some((Event::Start(Tag::Item), _)) = self.events.next() {
            items.push(self.blocks(TagEnd::Item)?);
        }
        Ok(match first {
            Some(_) => Block::Numbers(items),
            None => Block::Bullets(items),
        })
    }

    fn table(&mut self) -> Result<Block, Fault> {
        let mut head = Vec::new();
        let mut rows = Vec::new();
        while let Some((event, _)) = self.events.next() {
            match event {
                Event::Start(Tag::TableHead) => head = self.cells(TagEnd::TableHead)?,
                Event::Start(Tag::TableRow) => rows.push(self.cells(TagEnd::TableRow)?),
                _ => break,
            }
        }
        Ok(Block::Table { head, rows })
    }

    fn cells(&mut self, end: TagEnd) -> Result<Vec<Vec<Span>>, Fault> {
        let mut cells = Vec::new();
        while self
            .events
            .next_if(|(event, _)| *event == Event::End(end))
            .is_none()
        {
            self.events.next();
            let mut cell = self.spans(TagEnd::TableCell)?;
            for span in &mut cell {
                if let Span::Text(text) = span {
                    *text = unbroken(text);
                }
            }
            cells.push(cell);
        }
        Ok(cells)
    }

    /// The spans up to an end that is consumed.
    fn spans(&mut self, end: TagEnd) -> Result<Vec<Span>, Fault> {
        let mut spans = Vec::new();
        while let Some((event, range)) = self.events.next() {
            if event == Event::End(end) {
                break;
            }
            self.span(event, &range, &mut spans)?;
        }
        Ok(spans)
    }

    /// The spans up to something that is none.
    fn loose_spans(&mut self) -> Result<Vec<Span>, Fault> {
        let mut spans = Vec::new();
        while let Some((event, range)) = self.events.next_if(|(event, _)| is_inline(event)) {
            self.span(event, &range, &mut spans)?;
        }
        Ok(spans)
    }

    fn span(
        &mut self,
        event: Event<'a>,
        range: &Range<usize>,
        spans: &mut Vec<Span>,
    ) -> Result<(), Fault> {
        let span = match event {
            Event::Text(text) => Span::Text(self.fill(&text, range)?),
            Event::Code(code) => Span::Code(self.fill(&code, range)?),
            Event::SoftBreak => Span::Text(" ".to_owned()),
            Event::Start(Tag::Strong) => Span::Strong(self.spans(TagEnd::Strong)?),
            Event::Start(Tag::Emphasis) => Span::Emphasis(self.spans(TagEnd::Emphasis)?),
            Event::Start(Tag::Link { dest_url, .. }) => {
                let href = self.address(&dest_url, range)?;
                let spans = self.spans(TagEnd::Link)?;
                Span::Link { href, spans }
            }
            Event::Html(_) | Event::InlineHtml(_) => return Err(self.fault(range, HTML)),
            Event::HardBreak => {
                return Err(self.fault(range, "a line break cannot be shown; begin a paragraph"));
            }
            Event::Start(tag) => {
                return Err(self.fault(range, format!("{} cannot be shown", name(&tag))));
            }
            _ => return Err(self.fault(range, "this cannot be shown in a line of prose")),
        };
        // Lines of one paragraph are one text.
        match (spans.last_mut(), span) {
            (Some(Span::Text(before)), Span::Text(text)) => before.push_str(&text),
            (_, span) => spans.push(span),
        }
        Ok(())
    }

    fn fill(&self, text: &str, range: &Range<usize>) -> Result<String, Fault> {
        self.references
            .figures
            .fill(text)
            .map_err(|message| self.fault(range, message))
    }

    fn address(&self, address: &str, range: &Range<usize>) -> Result<String, Fault> {
        let slugs = self.references.slugs;
        let problem = match address.split_once(':') {
            Some(("https", _)) => None,
            Some(("exercise", slug)) if slugs.contains(&slug) => None,
            Some(("exercise", slug)) => Some(format!(
                "this links to `{slug}`, which is no exercise; there are {}",
                exercises::harness::list(slugs.iter().copied())
            )),
            _ => Some(format!(
                "a link cannot lead to `{address}`; it begins with `https:` or `exercise:`"
            )),
        };
        match problem {
            None => Ok(address.to_owned()),
            Some(message) => Err(self.fault(range, message)),
        }
    }
}

const HTML: &str = "HTML cannot be shown; write `code` in backticks and the rest as Markdown";

fn is_inline(event: &Event) -> bool {
    matches!(
        event,
        Event::Text(_)
            | Event::Code(_)
            | Event::SoftBreak
            | Event::HardBreak
            | Event::InlineHtml(_)
            | Event::Start(Tag::Strong | Tag::Emphasis | Tag::Link { .. } | Tag::Image { .. })
    )
}

fn name(tag: &Tag) -> &'static str {
    match tag {
        Tag::BlockQuote(_) => "a quotation",
        Tag::Image { .. } => "an image",
        Tag::FootnoteDefinition(_) => "a footnote",
        _ => "this piece of Markdown",
    }
}

/// A cell's string in which no line ends within a product or before its
/// result: `4 × 4 = 16` in a narrow column.
fn unbroken(text: &str) -> String {
    ["×", "="].iter().fold(text.to_owned(), |text, sign| {
        text.replace(&format!(" {sign} "), &format!("\u{a0}{sign}\u{a0}"))
    })
}
