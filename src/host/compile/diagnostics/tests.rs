use arbtest::arbitrary::{self, Unstructured};

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

#[test]
fn the_linkers_end_is_read_where_the_compiler_tells_it() {
    let linking = |end: &str| {
        format!(
            r#"{{"message":"linking with `rust-lld` failed: {end}","level":"error","children":[{{"message":"failed: signal: 25 (SIGXFSZ)","level":"note"}}]}}"#
        )
    };
    for (end, signal) in [
        ("signal: 6 (SIGABRT) (core dumped)", Some(6)),
        ("signal: 7 (SIGBUS)", Some(7)),
        ("exit status: 1", None),
        ("signal: much", None),
    ] {
        assert_eq!(said(&[&linking(end)], "").linker, signal, "{end}");
    }
    // A learner's own words, which have a place.
    let own = error(YOURS, 0, 1).replace("wrong", "linking with a failed: signal: 6 (SIGABRT)");
    let said = said(&[&own], "a");
    assert_eq!(said.linker, None);
    assert!(said.blames_the_source());
    assert!(said.diagnostics[0].message.starts_with("linking with a"));
}

#[test]
fn a_macro_in_a_macro_however_deep_is_placed_where_it_is_used() {
    let used = r#"{"file_name":"yours.rs","byte_start":2,"byte_end":5,"is_primary":false,"label":null,"suggested_replacement":null,"suggestion_applicability":null,"expansion":null}"#;
    let within = used
        .replace("yours.rs", "/rust/macros.rs")
        .replace("\"is_primary\":false", "\"is_primary\":true");
    let deep = (0..300).fold(used.to_owned(), |used, _| {
        let expansion = format!(r#""expansion":{{"span":{used},"macro_decl_name":"m!"}}"#);
        within.replace(r#""expansion":null"#, &expansion)
    });
    let line = format!(r#"{{"message":"wrong","level":"error","spans":[{deep}],"children":[]}}"#);
    let said = said(&[&line], "\nm!()\n");
    assert_eq!(said.rest, "");
    let span = &said.diagnostics[0].spans[0];
    assert_eq!((span.line, span.start, span.end), (2, 2, 5));
    assert!(span.primary);
}

#[test]
fn what_is_said_at_length_is_cut() {
    let long = "é".repeat(LETTERS + 1);
    let line = error(YOURS, 0, 1).replace("wrong", &long);
    let said = said(&[&line], "a");
    let cut = &said.diagnostics[0].message;
    assert_eq!(cut.chars().count(), LETTERS + 1);
    assert!(cut.ends_with('…'));
}

#[test]
fn a_note_of_many_places_is_said_once() {
    let span = error(YOURS, 0, 1);
    let (_, span) = span.split_once("\"spans\":[").unwrap();
    let (span, _) = span.split_once("],\"children").unwrap();
    let line = error(YOURS, 0, 1).replace(
        "\"children\":[]",
        &format!(
            r#""children":[{{"message":"here","level":"note","spans":[{span},{span},{span}]}}]"#
        ),
    );
    let said = said(&[&line], "a");
    let labels: Vec<_> = said.diagnostics[0]
        .spans
        .iter()
        .filter_map(|span| span.label.as_deref())
        .collect();
    assert_eq!(said.diagnostics[0].spans.len(), 4);
    assert_eq!(labels, ["here"]);
}

/// Bytes that are no message, and messages that were cut, doubled or damaged:
/// none stops the host, and no place is outside of the source.
#[test]
fn whatever_is_said_is_read() {
    let mut random = protocol::random::Random::new(15);
    let whole = [
        error(YOURS, 0, 3),
        r#"{"message":"linking with `a`","level":"error","children":[{"message":"rust-lld: error: b","level":"note"}]}"#.to_owned(),
        r#"{"message":"\u00e9","level":"warning","spans":[{"file_name":"a.rs","expansion":{"span":[]}}]}"#.to_owned(),
    ]
    .join("\n");
    let source = "é\u{202e}\0\r\n";
    for _ in 0..20_000 {
        let mut bytes = whole.clone().into_bytes();
        for _ in 0..=random.below(4) {
            let at = random.index(bytes.len());
            let byte = random.bits().to_le_bytes()[0];
            match random.below(4) {
                0 => bytes[at] = byte,
                1 => bytes.insert(at, byte),
                2 => bytes.truncate(at + 1),
                _ => bytes.extend_from_within(at..),
            }
        }
        let said = read(&bytes, source, &[]);
        for span in said.diagnostics.iter().flat_map(|one| &one.spans) {
            let range = span.start as usize..span.end as usize;
            assert!(source.get(range).is_some(), "{span:?}");
        }
    }
    for length in 0..200 {
        let bytes: Vec<u8> = (0..length)
            .map(|_| random.bits().to_le_bytes()[0])
            .collect();
        read(&bytes, source, &[]);
    }
}

#[test]
fn a_learners_types_are_named_as_in_the_source() {
    for (said, read) in [
        (
            "cannot index into `&yours::Point`",
            "cannot index into `&Point`",
        ),
        ("`yours::A` is not `yours::B`", "`A` is not `B`"),
        ("use `crate::yours::A`", "use `crate::yours::A`"),
        ("`not_yours::A`", "`not_yours::A`"),
    ] {
        let mut text = said.to_owned();
        own_names(&mut text);
        assert_eq!(text, read);
    }
}

/// The time that fuzzing takes, in milliseconds.
const BUDGET_MS: u64 = 1_000;

/// A line as the compiler could write it, or as it never would.
fn any_line(input: &mut Unstructured<'_>) -> arbitrary::Result<String> {
    let any = |input: &mut Unstructured<'_>| -> arbitrary::Result<String> {
        let texts = [
            "/home/of/rust/lib",
            "linking with `rust-lld` failed: signal: 9 (SIGKILL)",
            "rust-lld: error: /home/of/rust: \u{1b}]0;x\u{7}",
            "couldn't read `yours.rs/../x`: No such file",
            "aborting due to ",
            "\u{fc}",
        ];
        if input.ratio(3, 4)? {
            Ok((*input.choose(&texts)?).to_owned())
        } else {
            input.arbitrary()
        }
    };
    let mut spans = Vec::new();
    for _ in 0..input.int_in_range(0..=3)? {
        spans.push(serde_json::json!({
            "file_name": input.choose(&[YOURS, "lab.rs", "/home/of/rust/core.rs"])?,
            "byte_start": input.int_in_range(0..=20_usize)?,
            "byte_end": input.int_in_range(0..=20_usize)?,
            "is_primary": input.arbitrary::<bool>()?,
            "label": any(input)?,
            "suggested_replacement": any(input)?,
            "suggestion_applicability": input.choose(&["MachineApplicable", "Unspecified", "?"])?,
            "expansion": null,
        }));
    }
    let message = serde_json::json!({
        "message": any(input)?,
        "level": input.choose(&["error", "warning", "note", "error: internal compiler error", "?"])?,
        "code": null,
        "spans": spans,
        "children": [{ "message": any(input)?, "level": "help", "spans": spans }],
    });
    let mut line = message.to_string();
    if input.ratio(1, 4)? {
        // Broken anywhere.
        let at = input.int_in_range(0..=line.len())?;
        if line.is_char_boundary(at) {
            line.insert_str(at, input.choose(&["\"", "}", "[", "\\", "\0", "9"])?);
        }
    }
    Ok(line)
}

#[test]
fn whatever_a_compiler_says_leads_to_places_in_the_source_and_to_no_path() {
    arbtest::arbtest(|input| {
        let source: String = input.arbitrary()?;
        let mut lines = Vec::new();
        while !input.is_empty() && lines.len() < 2 * MOST {
            lines.push(any_line(input)?);
        }
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        let said = said(&lines, &source);
        assert!(said.diagnostics.len() <= MOST);
        for diagnostic in &said.diagnostics {
            for span in &diagnostic.spans {
                let (start, end) = (span.start as usize, span.end as usize);
                assert!(source.get(start..end).is_some(), "{start}..{end}");
                let before = source[..start].matches('\n').count();
                assert_eq!(span.line as usize, before + 1);
            }
            let told = serde_json::to_string(diagnostic).expect("plain data");
            assert!(!told.contains("/home/of/rust"), "{told}");
        }
        Ok(())
    })
    .budget_ms(BUDGET_MS);
}
