//! `bytewise mdbook`: a preprocessor that puts exercises into a book.
//!
//! mdBook starts it once as `bytewise mdbook supports <renderer>`, and then as
//! `bytewise mdbook` with `[context, book]` as JSON. What it does not know of
//! either stays as it is, so it does not follow mdBook's versions.

mod directive;
mod shown;

use std::io::Read;

use anyhow::{Context, bail};
use serde_json::Value;

use crate::args::MdbookOptions;
use crate::error::UsageError;
use crate::project::Project;
use crate::table;
use directive::{Directive, directives};
use shown::Book;

/// The most bytes that a book may have.
const MOST_BYTES: u64 = 256 << 20;

/// Answers mdBook. Every renderer is supported: one that shows no frames gets the
/// recorded figures.
pub(crate) fn run(options: &MdbookOptions) -> anyhow::Result<()> {
    if options.question.is_some() {
        return Ok(());
    }
    let mut given = String::new();
    std::io::stdin()
        .take(MOST_BYTES)
        .read_to_string(&mut given)
        .context("cannot read the book from the standard input")?;
    let project = Project::find()?;
    let book = preprocessed(&project, &given)?;
    table::print(&book)
}

/// The book with its exercises, as JSON.
fn preprocessed(project: &Project, given: &str) -> anyhow::Result<String> {
    let given: Result<[Value; 2], _> = serde_json::from_str(given);
    let Ok([context, mut book]) = given else {
        return Err(UsageError(
            "the standard input is no book; this command is started by mdBook: write \
             `[preprocessor.bytewise]` into the book's book.toml"
                .to_owned(),
        )
        .into());
    };
    let target = Book::of(project, &context);
    let mut faults = Vec::new();
    for part in ["items", "sections"] {
        if let Some(items) = book.get_mut(part) {
            walk(items, &target, &mut faults);
        }
    }
    if !faults.is_empty() {
        bail!("{}", faults.join("\n"));
    }
    Ok(serde_json::to_string(&book)?)
}

/// Goes through chapters, and those below them.
fn walk(items: &mut Value, target: &Book, faults: &mut Vec<String>) {
    for item in items.as_array_mut().into_iter().flatten() {
        let Some(chapter) = item.get_mut("Chapter") else {
            continue;
        };
        if let Some(content) = chapter["content"].as_str() {
            let path = chapter["path"].as_str().unwrap_or_default().to_owned();
            match replaced(content, &path, target) {
                Ok(new) => chapter["content"] = Value::String(new),
                Err(found) => {
                    let name = chapter["name"].as_str().unwrap_or_default();
                    faults.extend(found.into_iter().map(|(line, why)| {
                        format!("chapter “{name}” ({path}), line {line}: {why}")
                    }));
                }
            }
        }
        walk(&mut chapter["sub_items"], target, faults);
    }
}

/// A chapter with its exercises; or the lines where something is wrong, with the
/// reasons.
fn replaced(content: &str, path: &str, target: &Book) -> Result<String, Vec<(usize, String)>> {
    let mut new = String::with_capacity(content.len());
    let mut faults = Vec::new();
    let mut end = 0;
    let mut any = false;
    for Directive { range, words } in directives(content) {
        new.push_str(&content[end..range.start]);
        end = range.end;
        let shown = match words {
            // A backslash before it shows the directive itself.
            Ok(None) => Ok(content[range.start + 1..range.end].to_owned()),
            Ok(Some(words)) => {
                any = true;
                target.shown(words, path)
            }
            Err(why) => Err(why),
        };
        match shown {
            Ok(shown) => new.push_str(&shown),
            Err(why) => {
                let line = 1 + content[..range.start].matches('\n').count();
                faults.push((line, why));
            }
        }
    }
    new.push_str(&content[end..]);
    if any {
        new.push_str(&target.tail(path));
    }
    if faults.is_empty() {
        Ok(new)
    } else {
        Err(faults)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    /// What mdBook 0.5 gives for a book of one chapter in a folder.
    fn given(renderer: &str, site: Option<&str>, content: &str) -> String {
        let options = site.map_or(json!({}), |site| json!({ "site": site }));
        let chapter = json!({
            "name": "Two", "content": content, "number": [1, 1], "sub_items": [],
            "path": "part/two.md", "source_path": "part/two.md", "parent_names": ["One"],
        });
        let outer = json!({ "name": "One", "content": "# One", "sub_items": [{ "Chapter": chapter }],
            "path": null });
        json!([
            { "root": "/book", "renderer": renderer, "mdbook_version": "0.5.4",
              "config": { "preprocessor": { "bytewise": options } } },
            { "items": ["Separator", { "Chapter": outer }], "later": true },
        ])
        .to_string()
    }

    fn two(book: &str) -> String {
        let book: Value = serde_json::from_str(book).unwrap();
        assert_eq!(book["later"], true, "what is not known stays: {book}");
        assert_eq!(book["items"][0], "Separator");
        let two = &book["items"][1]["Chapter"]["sub_items"][0]["Chapter"];
        assert_eq!(two["parent_names"][0], "One");
        two["content"].as_str().unwrap().to_owned()
    }

    fn made(renderer: &str, site: &str, content: &str) -> String {
        let project = Project::find().unwrap();
        two(&preprocessed(&project, &given(renderer, Some(site), content)).unwrap())
    }

    fn fault(site: Option<&str>, content: &str) -> String {
        let project = Project::find().unwrap();
        let error = preprocessed(&project, &given("html", site, content)).unwrap_err();
        format!("{error:#}")
    }

    #[test]
    fn a_book_of_pages_gets_a_frame_and_figures_for_paper() {
        let content = "# Two\n\nTry {{#bytewise slots points=1000 view=growth}} it.\n";
        let html = made("html", "bytewise/", content);
        for part in [
            "# Two\n\nTry \n\n<div class=\"bytewise\">\n",
            "src=\"../bytewise/exercise/slots/?embed&amp;points=1000&amp;view=growth\"",
            "title=\"Slots, an exercise in Bytewise\" loading=\"lazy\"",
            "<a href=\"../bytewise/exercise/slots/?points=1000&amp;view=growth\">",
            "<th scope=\"row\">naive</th>",
            "<script src=\"../bytewise/embed.js\" async></script>",
            "</div>\n\n it.\n",
        ] {
            assert!(html.contains(part), "no {part} in {html}");
        }
        // A blank line would end what Markdown leaves alone.
        let block = html.split("<div class=\"bytewise\">").nth(1).unwrap();
        let block = block.split("</div>").next().unwrap();
        assert!(!block.contains("\n\n"), "{block}");
        let far = made("html", "https://example.org/b", "{{#bytewise slots exam}}");
        assert!(
            far.contains("src=\"https://example.org/b/exercise/slots/?embed&amp;exam\""),
            "{far}"
        );
    }

    #[test]
    fn another_renderer_gets_a_table() {
        let text = made("latex", "https://example.org/b/", "{{#bytewise slots}}");
        assert!(!text.contains('<'), "{text}");
        assert!(text.contains("| naive |"), "{text}");
        assert!(
            text.contains("](https://example.org/b/exercise/slots/)"),
            "{text}"
        );
        // On paper an address within the book leads nowhere.
        let text = made("latex", "bytewise/", "{{#bytewise slots}}");
        assert!(!text.contains("]("), "{text}");
    }

    #[test]
    fn what_is_not_ours_stays_and_a_backslash_shows_the_directive() {
        let content = "{{#include x.rs}} {{#bytewiser}} \\{{#bytewise slots}}\n";
        let expected = "{{#include x.rs}} {{#bytewiser}} {{#bytewise slots}}\n";
        assert_eq!(made("html", "b/", content), expected);
    }

    #[test]
    fn a_mistake_is_told_with_its_chapter_and_line() {
        for (content, says) in [
            (
                "\n{{#bytewise slot}}",
                "line 2: there is no exercise `slot`; there are `slots`",
            ),
            ("{{#bytewise}}", "line 1: name an exercise"),
            (
                "{{#bytewise slots point=1}}",
                "`slots` has no knob `point`; it has `points`",
            ),
            ("{{#bytewise slots points=x}}", "line 1: `points=x`: "),
            ("{{#bytewise slots points}}", "`points` needs a number"),
            (
                "{{#bytewise slots view=lins}}",
                "there is no view `lins`; there are `yours`",
            ),
            ("{{#bytewise slots height=0}}", "`height=0`: "),
            (
                "a\n\n{{#bytewise slots\n}}",
                "line 3: `{{#bytewise` is not closed",
            ),
        ] {
            let told = fault(Some("b/"), content);
            assert!(
                told.contains("chapter “Two” (part/two.md), line "),
                "{told}"
            );
            assert!(told.contains(says), "no {says} in {told}");
        }
        let two = fault(Some("b/"), "{{#bytewise a}}\n{{#bytewise b}}");
        assert!(two.contains("line 1") && two.contains("line 2"), "{two}");
        let told = fault(None, "{{#bytewise slots}}");
        assert!(told.contains("site = "), "{told}");
    }

    #[test]
    fn what_is_no_book_is_told() {
        let project = Project::find().unwrap();
        for given in ["", "[]", "{}", "[1,2,3]"] {
            let error = preprocessed(&project, given).unwrap_err();
            assert!(error.is::<UsageError>(), "{given}: {error}");
        }
    }
}
