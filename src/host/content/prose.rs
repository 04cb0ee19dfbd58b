//! Pages of prose that are no exercise: Markdown files beside the page.

use protocol::{Block, Page};
use serde::Deserialize;

use super::front_matter::{self, Opened};
use super::markdown::{self, Fault, Part, References};

/// The pages' names, which are also their files' and their addresses'.
pub(crate) const PAGES: [&str; 2] = ["how-it-measures", "sizes"];

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Front {
    title: String,
    description: String,
}

/// Reads the text of a page.
pub(crate) fn read(text: &str, references: &References) -> Result<Page, Fault> {
    let Opened {
        front: Front { title, description },
        body,
        lines_before,
    } = front_matter::open(text)?;
    let parts = markdown::parts(body, references).map_err(|fault| Fault {
        line: fault.line + lines_before,
        ..fault
    })?;
    let blocks = parts.into_iter().map(|part| match part {
        Part::Title { spans, line } => (lines_before + line, Block::Heading(spans), true),
        Part::Block(block) => (lines_before + 1, block, false),
    });
    let mut kept = Vec::new();
    for (line, block, title) in blocks {
        // The page has one level of headings, so a deeper one would be lost.
        if matches!(block, Block::Heading(_)) && !title {
            let message = "this page's headings are all `##`".to_owned();
            return Err(Fault { line, message });
        }
        kept.push(block);
    }
    Ok(Page {
        title,
        description,
        blocks: kept,
    })
}
