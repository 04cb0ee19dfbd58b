//! `bytewise mdbook`, as mdBook starts it.

use std::io::Write;
use std::process::Stdio;

use bytewise_tests::command::{bytewise, run};
use serde_json::{Value, json};

fn preprocessed(given: &str) -> (Option<i32>, String, String) {
    let mut process = bytewise()
        .arg("mdbook")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command can be started");
    let mut input = process.stdin.take().expect("its input is a pipe");
    input
        .write_all(given.as_bytes())
        .expect("it reads its input");
    drop(input);
    let output = process.wait_with_output().expect("it ends");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (
        output.status.code(),
        text(&output.stdout),
        text(&output.stderr),
    )
}

fn book(content: &str) -> String {
    let chapter = json!({ "name": "One", "content": content, "path": "one.md", "sub_items": [] });
    json!([
        { "renderer": "html", "config": { "preprocessor": { "bytewise": { "site": "b/" } } } },
        { "items": [{ "Chapter": chapter }] },
    ])
    .to_string()
}

#[test]
fn a_book_goes_through_and_mistakes_are_told() {
    assert!(run(&["mdbook", "supports", "html"]).status.success());
    let (code, printed, said) = preprocessed(&book("# One\n\n{{#bytewise slots}}\n"));
    assert_eq!(code, Some(0), "{said}");
    let book_made: Value = serde_json::from_str(&printed).expect("nothing but the book is printed");
    let content = book_made["items"][0]["Chapter"]["content"].as_str();
    let content = content.expect("the chapter has content");
    assert!(
        content.contains("<iframe src=\"b/exercise/slots/?embed\""),
        "{content}"
    );

    let (code, printed, said) = preprocessed(&book("{{#bytewise slot}}"));
    assert_eq!((code, printed.as_str()), (Some(1), ""));
    assert!(said.contains("chapter “One” (one.md), line 1: "), "{said}");
    let (code, _, said) = preprocessed("no book");
    assert_eq!(code, Some(2), "{said}");
}
