//! The sizes of types, measured in the tab.

use bytewise_tests::browser::{Browser, Options, test, test_with};
use bytewise_tests::command::Server;
use protocol::sizes::GROUPS;
use serde::Deserialize;

/// A row of the tables, as its attributes say.
#[derive(Debug, Deserialize)]
struct Row {
    #[serde(rename = "type")]
    name: String,
    size: String,
    align: String,
}

fn sizes_are_those_of_wasm32(browser: Browser) {
    let server = Server::shared();
    test(browser, "sizes", async |page| {
        page.open(&format!("{}sizes/", server.root())).await;
        page.until_there("[data-type][data-size]").await;
        let rows: Vec<Row> = page
            .script(
                "return [...document.querySelectorAll('[data-type]')].map(row => ({ ...row.dataset }))",
            )
            .await;
        let names: Vec<&str> = rows.iter().map(|row| row.name.as_str()).collect();
        let listed = GROUPS.iter().flat_map(|group| group.types);
        assert_eq!(names, listed.map(|listed| listed.name).collect::<Vec<_>>());
        // An address has 4 bytes, and an f64 is still aligned to 8.
        for (name, size, align) in [
            ("usize", "4", "4"),
            ("u64", "8", "8"),
            ("&u64", "4", "4"),
            ("&str", "8", "4"),
            ("String", "12", "4"),
            ("Option<u64>", "16", "8"),
            ("Option<Box<u64>>", "4", "4"),
            ("()", "0", "1"),
        ] {
            let row = rows.iter().find(|row| row.name == name);
            let row = row.unwrap_or_else(|| panic!("{name} is not listed"));
            assert_eq!(
                (row.size.as_str(), row.align.as_str()),
                (size, align),
                "{name}"
            );
        }
    });
}
in_every_browser!(sizes_are_those_of_wasm32);

#[test]
fn without_javascript_no_size_is_claimed_to_be_this_tabs() {
    let server = Server::shared();
    let options = Options {
        without_javascript: true,
        ..Options::default()
    };
    test_with(
        Browser::Chromium,
        options,
        "sizes-no-javascript",
        async |page| {
            page.open(&format!("{}sizes/", server.root())).await;
            let text = page.text("main").await;
            assert!(text.contains("measured in your tab"), "{text}");
            assert!(page.attribute("[data-type]", "data-size").await.is_none());
        },
    );
}
