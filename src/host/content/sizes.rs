//! The tables of the page “Sizes”: what was recorded natively and in Python.
//! The app adds what it measures in the tab.

use std::path::Path;

use anyhow::{Context, bail};
use protocol::sizes::{GROUPS, Group, RecordedObjects, RecordedTypes};
use protocol::{Block, Page, Span};
use serde::de::DeserializeOwned;

use crate::project::Project;

/// The command that records the sizes of Rust's types.
const RECORD_RUST: &str = "`BYTEWISE_RECORD=1 cargo test -p bytewise-tests --test sizes`";

/// The command that records the sizes of Python's objects.
const RECORD_PYTHON: &str = "`python3 tests/python/sizes.py`";

/// The page with a table at the end of each of its sections, which are the
/// groups of [`GROUPS`] in order.
pub(super) fn with_tables(project: &Project, page: Page) -> anyhow::Result<Page> {
    let www = project.www();
    let types = recorded(project, &www.join("sizes-rust.json"), RECORD_RUST)?;
    let objects = recorded(project, &www.join("sizes-python.json"), RECORD_PYTHON)?;
    let mut groups = GROUPS.iter();
    let mut open: Option<&Group> = None;
    let mut blocks = Vec::new();
    for block in page.blocks {
        if let Block::Heading(spans) = &block {
            blocks.extend(
                open.map(|group| table(group, &types, &objects))
                    .transpose()?,
            );
            open = groups.next();
            let title = open.map(|group| Span::Text(group.title.to_owned()));
            if title.as_ref() != spans.first() || spans.len() != 1 {
                bail!(
                    "the sections of www/sizes.md must be the groups of src/protocol/sizes.rs, in \
                     order: {spans:?} should be {title:?}"
                );
            }
        }
        blocks.push(block);
    }
    blocks.extend(
        open.map(|group| table(group, &types, &objects))
            .transpose()?,
    );
    if let Some(missing) = groups.next() {
        bail!("www/sizes.md has no section `## {}`", missing.title);
    }
    Ok(Page { blocks, ..page })
}

fn recorded<T: DeserializeOwned>(
    project: &Project,
    path: &Path,
    record: &str,
) -> anyhow::Result<T> {
    let name = project.name_of(path);
    serde_json::from_str(&project.read(path)?)
        .with_context(|| format!("{name} holds no recording; {record} makes it"))
}

fn table(group: &Group, types: &RecordedTypes, objects: &RecordedObjects) -> anyhow::Result<Block> {
    let text = |text: String| vec![Span::Text(text)];
    let rows = group.types.iter().map(|listed| {
        let name = listed.name;
        let known = types.types.iter().find(|known| known.name == name);
        let known = known.with_context(|| {
            format!("www/sizes-rust.json has no `{name}`; record it with {RECORD_RUST}")
        })?;
        let python = match listed.python {
            None => Vec::new(),
            Some(expression) => {
                let object = objects.objects.iter();
                let object = object
                    .clone()
                    .find(|object| object.expression == expression);
                let object = object.with_context(|| {
                    format!(
                        "www/sizes-python.json has no `{expression}`; add it to \
                         tests/python/sizes.py and record it with {RECORD_PYTHON}"
                    )
                })?;
                vec![
                    Span::Code(expression.to_owned()),
                    Span::Text(format!(" {}", object.bytes)),
                ]
            }
        };
        Ok(vec![
            vec![Span::Code(name.to_owned())],
            text(format!("{}, align {}", known.size, known.align)),
            python,
        ])
    });
    Ok(Block::Table {
        head: vec![
            text("type".to_owned()),
            text(types.version.clone()),
            text(objects.version.clone()),
        ],
        rows: rows.collect::<anyhow::Result<_>>()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(titles: &[&str]) -> Page {
        let heading = |title: &&str| Block::Heading(vec![Span::Text((*title).to_owned())]);
        Page {
            title: "Sizes".to_owned(),
            description: String::new(),
            blocks: titles.iter().map(heading).collect(),
        }
    }

    #[test]
    fn every_section_gets_its_table() {
        let project = Project::find().unwrap();
        let titles: Vec<&str> = GROUPS.iter().map(|group| group.title).collect();
        let blocks = with_tables(&project, page(&titles)).unwrap().blocks;
        assert_eq!(blocks.len(), 2 * GROUPS.len());
        for (pair, group) in blocks.chunks(2).zip(GROUPS) {
            let Block::Table { head, rows } = &pair[1] else {
                panic!("{:?} has no table", pair[0]);
            };
            assert_eq!(rows.len(), group.types.len());
            assert!(rows.iter().all(|row| row.len() == head.len()));
        }
    }

    #[test]
    fn a_section_that_is_no_group_or_missing_is_named() {
        let project = Project::find().unwrap();
        let titles: Vec<&str> = GROUPS.iter().map(|group| group.title).collect();
        let error = with_tables(&project, page(&["Else"])).unwrap_err();
        assert!(error.to_string().contains("Else"), "{error}");
        let (last, rest) = titles.split_last().unwrap();
        let error = with_tables(&project, page(rest)).unwrap_err();
        assert!(error.to_string().contains(last), "{error}");
    }
}
