use super::*;

fn said(lines: &[&str], source: &str) -> Said {
    let secrets = ["/home/of/rust".to_owned()];
    read(lines.join("\n").as_bytes(), source, &secrets)
}

/// An error at these bytes of that file.
fn error(file: &str, start: usize, end: usize) -> String {
    format!(
        r#"{{"message":"wrong","code":{{"code":"E0001"}},"level":"error","spans":[{{"file_name":"{file}","byte_start":{start},"byte_end":{end},"is_primary":true,"label":null,"suggested_replacement":null,"suggestion_applicability":null,"expansion":null}}],"children":[]}}"#
    )
}

#[test]
fn what_is_no_diagnostic_is_kept_back() {
    let said = said(
        &["/home/of/rust crashed", "{}", "[1]", &error(YOURS, 0, 1)],
        "a",
    );
    assert_eq!(said.diagnostics.len(), 1);
    assert_eq!(said.rest, "/home/of/rust crashed\n{}\n[1]\n");
}

#[test]
fn a_place_outside_of_the_source_is_left_out() {
    for (start, end) in [(0, 4), (1, 2), (2, 1), (usize::MAX, usize::MAX)] {
        let said = said(&[&error(YOURS, start, end)], "ü");
        assert!(said.diagnostics[0].spans.is_empty(), "{start}..{end}");
    }
    let said = said(&[&error("lab.rs", 0, 1)], "ü");
    assert!(said.diagnostics[0].spans.is_empty());
    assert!(said.diagnostics[0].notes[0].contains("pub fn solve"));
}

#[test]
fn lines_are_counted_from_one() {
    let said = said(&[&error(YOURS, 4, 5)], "a\r\n\nb");
    let span = &said.diagnostics[0].spans[0];
    assert_eq!((span.line, span.start, span.end), (3, 4, 5));
}

#[test]
fn this_machines_paths_are_left_out() {
    let line = r#"{"message":"no /home/of/rust/lib","level":"error","children":[{"message":"see /home/of/rust","level":"note"}]}"#;
    let said = said(&[line], "");
    let only = &said.diagnostics[0];
    assert_eq!(only.message, "no …/lib");
    assert_eq!(only.notes, ["see …"]);
}

#[test]
fn the_linker_speaks_without_its_files() {
    let line = r#"{"message":"linking with `rust-lld` failed: exit status: 1","level":"error","children":[{"message":"/home/of/rust/rust-lld /tmp/a.o","level":"note"},{"message":"rust-lld: error: duplicate symbol: run\n>>> defined in /tmp/a.o\nrust-lld: error: cannot open /tmp/b","level":"note"}]}"#;
    let said = said(&[line], "");
    let only = &said.diagnostics[0];
    assert_eq!(only.message, "the linker refused it");
    assert_eq!(only.notes, ["duplicate symbol: run"]);
}

#[test]
fn summaries_and_warnings_elsewhere_are_left_out() {
    let said = said(
        &[
            r#"{"message":"aborting due to 2 previous errors","level":"error"}"#,
            r#"{"message":"1 warning emitted","level":"warning"}"#,
            r#"{"message":"For more information","level":"failure-note"}"#,
        ],
        "",
    );
    assert!(said.diagnostics.is_empty());
    assert_eq!((said.more, said.rest.as_str()), (0, ""));
}

fn change(start: u32, end: u32) -> Replacement {
    Replacement {
        start,
        end,
        text: String::new(),
    }
}

#[test]
fn changes_of_one_place_exclude_each_other() {
    let (a, b, c) = (change(0, 0), change(4, 6), change(5, 8));
    assert_eq!(alternatives(vec![a.clone(), a.clone()]).len(), 2);
    assert_eq!(alternatives(vec![b.clone(), a.clone()]), [[a, b.clone()]]);
    assert!(alternatives(vec![b, c]).is_empty());
}
