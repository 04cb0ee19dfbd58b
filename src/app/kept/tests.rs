//! Two browsers' progress in any state: what a merge keeps, what a file brings,
//! and changes that are made as a whole or not at all.

use std::collections::{BTreeMap, BTreeSet};

use arbtest::arbitrary::{Result, Unstructured};

use super::key::LAST;
use super::*;
use crate::fuzz;

const SLUGS: [&str; 3] = ["slots", "lazy-sum", "not-of-this-build"];

fn draft(text: &str, written: u64) -> String {
    stamped(&Draft::of(text).kept(), written)
}

fn store(pairs: &[(&str, &str)]) -> Store {
    let pairs = pairs
        .iter()
        .map(|&(name, text)| (name.to_owned(), text.to_owned()));
    Store::of(pairs)
}

/// Some browser's progress, of which all can be read.
fn any(input: &mut Unstructured<'_>) -> Result<Store> {
    let mut pairs = Vec::new();
    for _ in 0..input.int_in_range(0..=8)? {
        let slug = *input.choose(&SLUGS)?;
        let text = *input.choose(&["a", "b", "c", "", "é\n\"\u{0}"])?;
        let number = input.int_in_range(0..=3)?;
        pairs.push(match input.int_in_range(0..=10)? {
            0 => (
                SOLVED.to_owned(),
                format!("{slug} {}", input.choose(&SLUGS)?),
            ),
            1 => (LAST.to_owned(), format!("{number} {slug} ?points={number}")),
            2 => (Part::Draft.of(slug), draft(text, number)),
            3 => {
                let digest = input.int_in_range(0..=2)?;
                (Part::OtherDraft.nth(slug, digest), draft(text, number))
            }
            4 => (Part::Answers.of(slug), format!("1\n{text}")),
            5 => (Part::Words.of(slug), text.to_owned()),
            6 => (Part::Points.of(slug), format!("{number} 2")),
            7 => (Part::Reached.of(slug), format!("9 {number}")),
            8 => (Part::Choices.of(slug), format!("?paths={number}")),
            9 => (Part::Broken.of(slug), format!("{number} paths")),
            _ => (Part::Predicted.of(slug), format!("{number} 3")),
        });
    }
    Ok(Store::of(pairs))
}

/// The same with strings that nobody can read among it.
fn any_damaged(input: &mut Unstructured<'_>) -> Result<Store> {
    let whole = any(input)?;
    let mut pairs: BTreeMap<_, _> = whole
        .iter()
        .map(|(a, b)| (a.to_owned(), b.to_owned()))
        .collect();
    for _ in 0..input.int_in_range(0..=3)? {
        let slug = *input.choose(&SLUGS)?;
        let part = *input.choose(&[Part::Draft, Part::Reached, Part::Predicted, Part::Points])?;
        let text = *input.choose(&["3 new form\nmine", "{}", "", "9 1"])?;
        pairs.insert(part.of(slug), text.to_owned());
    }
    Ok(Store::of(pairs))
}

fn solved(store: &Store) -> BTreeSet<String> {
    store.solved().into_iter().collect()
}

/// Every text that a learner wrote, with the exercise it is of.
fn texts(store: &Store) -> BTreeSet<(String, String)> {
    let texts = store
        .iter()
        .filter_map(|(name, text)| match Key::read(name)? {
            Key::Of(Part::Draft | Part::OtherDraft, slug) => {
                let text = Draft::read(text).map_or(text.to_owned(), |it| it.text().to_owned());
                Some((slug.to_owned(), text))
            }
            // No words are none.
            Key::Of(Part::Words, _) if text.trim().is_empty() => None,
            Key::Of(Part::Words | Part::OtherWords, slug) => {
                Some((slug.to_owned(), text.to_owned()))
            }
            _ => None,
        });
    texts.collect()
}

fn check(property: impl FnMut(&mut Unstructured<'_>) -> Result<()>) {
    arbtest::arbtest(property).budget_ms(fuzz::BUDGET_MS);
}

#[test]
fn a_merge_loses_nothing_that_is_solved_and_no_draft() {
    check(|input| {
        let [here, come] = [any_damaged(input)?, any(input)?];
        let both = merge(&here, &come);
        assert_eq!(solved(&both), &solved(&here) | &solved(&come));
        assert_eq!(texts(&both), &texts(&here) | &texts(&come));
        for (name, _) in here.iter().filter(|(name, _)| !name.contains(".other-")) {
            assert!(both.get(name).is_some(), "{name} is gone");
        }
        Ok(())
    });
}

#[test]
fn a_merge_is_the_same_in_any_order_and_however_many_times() {
    check(|input| {
        let [a, b, c] = [any(input)?, any(input)?, any(input)?];
        let ab = merge(&a, &b);
        assert_eq!(merge(&ab, &b), ab, "once more changes nothing");
        assert_eq!(merge(&a, &a), a, "nor does one's own");
        let ba = merge(&b, &a);
        assert_eq!(solved(&ab), solved(&ba));
        assert_eq!(texts(&ab), texts(&ba));
        let [first, second] = [merge(&ab, &c), merge(&a, &merge(&b, &c))];
        assert_eq!(solved(&first), solved(&second));
        assert_eq!(first.solved(), second.solved(), "in the order of solving");
        assert_eq!(texts(&first), texts(&second));
        // Of drafts with different times, the same one is opened.
        for slug in SLUGS {
            let time = |store: &Store| Some(Draft::read(store.part(Part::Draft, slug)?)?.written());
            let opened = |store: &Store| {
                let kept = store.part(Part::Draft, slug)?;
                Some(Draft::read(kept)?.text().to_owned())
            };
            if time(&a) != time(&b) {
                assert_eq!(opened(&ab), opened(&ba), "{slug}");
            }
            assert_eq!(time(&ab), time(&a).max(time(&b)), "the newer one");
        }
        Ok(())
    });
}

#[test]
fn a_file_is_read_as_what_was_written_and_changes_nothing_at_home() {
    check(|input| {
        let all = any_damaged(input)?;
        let (readable, left_out) = all.readable();
        let file = written_file(&readable, "0123", "2026-01-01T00:00:00.000Z");
        let read = read_file(file.as_bytes()).unwrap_or_else(|why| panic!("{why}: {file}"));
        assert_eq!(read, readable);
        assert_eq!(all.iter().count(), readable.iter().count() + left_out);
        assert_eq!(changes(&all, &merge(&all, &read)), []);
        // Elsewhere it brings all of it.
        assert_eq!(texts(&merge(&Store::default(), &read)), texts(&readable));
        Ok(())
    });
}

#[test]
fn whatever_a_file_holds_it_is_read_whole_or_refused_in_a_sentence() {
    check(|input| {
        let parts = [
            "{",
            "}",
            "[",
            "]",
            ":",
            ",",
            "\"",
            "\\u0000",
            "\\ud800",
            "\"bytewise\"",
            "\"progress\"",
            "\"layout\"",
            "1",
            "2",
            "3",
            "1e999",
            "NaN",
            "null",
            "\"kept\"",
            "\"bytewise.solved\"",
            "\"bytewise.draft.slots\"",
            "\"1 00\\nmine\"",
            "\"__proto__\"",
            "{\"bytewise\":\"progress\",\"layout\":2,\"kept\":{",
        ];
        let mut bytes = fuzz::string(input, &parts)?.into_bytes();
        let before = bytes.len();
        if before > 0 && before.is_multiple_of(7) {
            bytes[before / 2] = 0xff;
        }
        match read_file(&bytes) {
            Ok(come) => {
                let here = store(&[(SOLVED, "slots"), ("bytewise.words.slots", "mine")]);
                let both = merge(&here, &come);
                assert!(texts(&both).is_superset(&texts(&here)));
                assert!(solved(&both).is_superset(&solved(&here)));
            }
            Err(why) => assert!(!why.is_empty() && !why.ends_with('.'), "{why}"),
        }
        Ok(())
    });
}

#[test]
fn a_hostile_file_is_refused_whole_and_said_why() {
    let file = |kept: &str| format!("{{\"bytewise\":\"progress\",\"layout\":2,\"kept\":{kept}}}");
    let deep = "[".repeat(100_000);
    let twice = "{\"bytewise.solved\":\"slots\",\"bytewise.solved\":\"\"}";
    for (bytes, says) in [
        (String::new(), "no JSON"),
        ("<!doctype html>".to_owned(), "no JSON"),
        (deep.clone(), "no progress of Bytewise"),
        (file(&deep), "no JSON"),
        ("[]".to_owned(), "no progress of Bytewise"),
        ("{}".to_owned(), "no progress of Bytewise"),
        (
            "{\"bytewise\":\"figures\",\"layout\":1}".to_owned(),
            "no progress of Bytewise",
        ),
        (
            "{\"bytewise\":\"progress\",\"layout\":3}".to_owned(),
            "newer version",
        ),
        (
            "{\"bytewise\":\"progress\",\"layout\":-1}".to_owned(),
            "no progress of Bytewise",
        ),
        (
            "{\"bytewise\":\"progress\",\"layout\":1e400}".to_owned(),
            "no JSON",
        ),
        (
            "{\"bytewise\":\"progress\",\"layout\":2}".to_owned(),
            "missing field",
        ),
        (file("[]"), "strings by their names"),
        (file("{\"bytewise.solved\":7}"), "expected a string"),
        (file("{\"bytewise.solved\":null}"), "expected a string"),
        (file(twice), "there twice"),
        (file("{\"bytewise.token\":\"x\"}"), "bytewise.token"),
        (file("{\"__proto__\":\"x\"}"), "__proto__"),
        (file("{\"theme\":\"dark\"}"), "theme"),
        (file("{\"bytewise.solved\":\"<img>\"}"), "no exercise"),
        (
            file("{\"bytewise.draft.slots\":\"3 00 1\\nnew\"}"),
            "no draft",
        ),
        (
            file("{\"bytewise.reached.slots\":\"NaN 1\"}"),
            "two figures",
        ),
        (
            file("{\"bytewise.predicted.slots\":\"3 2\"}"),
            "two numbers",
        ),
        (
            file("{\"bytewise.points.slots\":\"99999999999\"}"),
            "points",
        ),
        (file("{\"bytewise.last\":\"slots\"}"), "no place"),
        (file(&format!("{{\"{}\":\"\"}}", "k".repeat(10_000))), "k…"),
        (file("{\"bytewise.solved\":\"slots\""), "no JSON"),
    ] {
        let why = read_file(bytes.as_bytes()).expect_err(says);
        let start: String = bytes.chars().take(80).collect();
        assert!(why.contains(says), "{start}: {why}");
    }
    let many: Vec<String> = (0..=10_000)
        .map(|n| format!("\"bytewise.words.a{n}\":\"\""))
        .collect();
    let why = read_file(file(&format!("{{{}}}", many.join(","))).as_bytes());
    assert!(why.expect_err("too many").contains("more strings"));
    let why = read_file(b"{\"bytewise\":\"\xff\"}").expect_err("it is no UTF-8");
    assert!(why.contains("byte 13"), "{why}");
    #[expect(clippy::cast_possible_truncation, reason = "it is 16 MiB")]
    let long = vec![b' '; FILE_LIMIT as usize + 1];
    assert!(read_file(&long).expect_err("it is long").contains("16 MiB"));
}

#[test]
fn of_two_drafts_the_newer_one_is_opened_and_the_other_kept_beside_it() {
    let here = store(&[("bytewise.draft.slots", &draft("mine", 5))]);
    for (written, opened, beside) in [
        (4, "mine", "theirs"),
        (6, "theirs", "mine"),
        (5, "mine", "theirs"),
    ] {
        let come = store(&[("bytewise.draft.slots", &draft("theirs", written))]);
        let both = merge(&here, &come);
        let text = |kept: &str| Draft::read(kept).map(|draft| draft.text().to_owned());
        assert_eq!(
            both.part(Part::Draft, "slots").and_then(text).as_deref(),
            Some(opened)
        );
        let others: Vec<_> = both.others(Part::OtherDraft, "slots").collect();
        assert_eq!(others.len(), 1);
        assert_eq!(text(others[0].1).as_deref(), Some(beside));
        let summary = Summary::of(&here, &both);
        assert_eq!(summary.beside.len(), 1);
        assert_eq!(summary.replaced.len(), usize::from(opened == "theirs"));
        // Chosen, the other one is opened, and neither is lost.
        let turned = both.with_opened(others[0].0, 9);
        assert_eq!(
            turned.part(Part::Draft, "slots").and_then(text).as_deref(),
            Some(beside)
        );
        assert_eq!(texts(&turned), texts(&both));
        assert_eq!(turned.others(Part::OtherDraft, "slots").count(), 1);
        // The same file does not take the choice back.
        assert_eq!(merge(&turned, &come), turned);
        assert_eq!(texts(&both.without_name(others[0].0)).len(), 1);
    }
}

#[test]
fn a_merge_is_said_in_exercises() {
    let here = store(&[
        (SOLVED, "slots"),
        ("bytewise.draft.slots", &draft("mine", 5)),
        ("bytewise.draft.c", &draft("same", 5)),
        ("bytewise.words.d", "said"),
        ("bytewise.answers.e", "1\n2"),
        ("bytewise.reached.f", "9 5"),
        ("bytewise.predicted.f", "1 2"),
        ("bytewise.points.f", "3"),
    ]);
    let come = store(&[
        (SOLVED, "b slots"),
        ("bytewise.draft.slots", &draft("theirs", 6)),
        ("bytewise.draft.b", &draft("new", 1)),
        ("bytewise.draft.c", &draft("same", 9)),
        ("bytewise.words.d", "said otherwise"),
        ("bytewise.answers.e", "1"),
        ("bytewise.reached.f", "9 4"),
        ("bytewise.predicted.f", "2 2"),
        ("bytewise.points.f", "1 3"),
    ]);
    let both = merge(&here, &come);
    let summary = Summary::of(&here, &both);
    let slugs = |set: &BTreeSet<String>| set.iter().cloned().collect::<Vec<_>>().join(" ");
    assert_eq!(both.solved(), ["slots", "b"]);
    assert_eq!(slugs(&summary.solved), "b");
    assert_eq!(slugs(&summary.begun), "b");
    assert_eq!(slugs(&summary.beside), "d slots");
    assert_eq!(slugs(&summary.replaced), "slots");
    assert_eq!(slugs(&summary.answered), "f");
    assert_eq!(both.get("bytewise.answers.e"), Some("1\n2"));
    assert_eq!(both.get("bytewise.reached.f"), Some("9 4"));
    assert_eq!(
        both.get("bytewise.predicted.f"),
        Some("1 2"),
        "the first counts"
    );
    assert_eq!(both.get("bytewise.points.f"), Some("3 1"));
    assert_eq!(both.get("bytewise.words.d"), Some("said"));
}

#[test]
fn two_texts_of_one_digest_are_both_kept() {
    let text = draft("b", 1);
    let taken = super::draft::digest("b");
    let here = store(&[
        ("bytewise.draft.slots", &draft("a", 2)),
        (&Part::OtherDraft.nth("slots", taken), &draft("forged", 1)),
    ]);
    let both = merge(&here, &store(&[("bytewise.draft.slots", &text)]));
    assert_eq!(texts(&both).len(), 3);
}

/// A storage of so many bytes, which may refuse everything after so many writes.
struct Small {
    kept: BTreeMap<String, String>,
    bytes: usize,
    writes: usize,
}

impl Shelf for Small {
    fn load(&self, key: &str) -> std::result::Result<Option<String>, Blocked> {
        Ok(self.kept.get(key).cloned())
    }

    fn set(&mut self, key: &str, text: Option<&str>) -> std::result::Result<(), Blocked> {
        self.writes = self.writes.checked_sub(1).ok_or(Blocked)?;
        let Some(text) = text else {
            self.kept.remove(key);
            return Ok(());
        };
        let others = self.kept.iter().filter(|(known, _)| *known != key);
        let others: usize = others.map(|(key, text)| key.len() + text.len()).sum();
        if others + key.len() + text.len() > self.bytes {
            return Err(Blocked);
        }
        self.kept.insert(key.to_owned(), text.to_owned());
        Ok(())
    }
}

impl Small {
    fn of(store: &Store, room: usize) -> Self {
        let kept: BTreeMap<String, String> = store
            .iter()
            .map(|(key, text)| (key.to_owned(), text.to_owned()))
            .collect();
        let full: usize = kept.iter().map(|(key, text)| key.len() + text.len()).sum();
        Self {
            kept,
            bytes: full + room,
            writes: usize::MAX,
        }
    }

    fn store(&self) -> Store {
        Store::of(self.kept.clone())
    }
}

#[test]
fn an_import_that_finds_no_room_changes_nothing() {
    check(|input| {
        let [here, come] = [any_damaged(input)?, any(input)?];
        let after = merge(&here, &come);
        let mut shelf = Small::of(&here, input.int_in_range(0..=200)?);
        match apply(&mut shelf, &changes(&here, &after)) {
            Ok(()) => assert_eq!(shelf.store(), after),
            Err(why) => {
                assert_eq!(why, Failed::Refused);
                assert_eq!(shelf.store(), here);
            }
        }
        Ok(())
    });
}

#[test]
fn an_import_that_is_cut_off_has_lost_nothing_and_can_be_made_again() {
    check(|input| {
        let [here, come] = [any(input)?, any(input)?];
        let after = merge(&here, &come);
        let mut shelf = Small::of(&here, usize::MAX / 2);
        shelf.writes = input.int_in_range(0..=4)?;
        // As if the browser had ended there: nothing is put back either.
        let all = changes(&here, &after);
        let cut = apply(&mut shelf, &all).is_err();
        let left = shelf.store();
        assert!(texts(&left).is_superset(&texts(&here)));
        assert!(solved(&left).is_superset(&solved(&here)));
        let whole = merge(&left, &come);
        assert_eq!(texts(&whole), texts(&after), "cut: {cut}");
        assert_eq!(solved(&whole), solved(&after));
        Ok(())
    });
}

#[test]
fn what_is_undone_is_as_it_was_unless_another_tab_has_written() {
    check(|input| {
        let [here, come] = [any_damaged(input)?, any(input)?];
        let made = changes(&here, &merge(&here, &come));
        let mut shelf = Small::of(&here, usize::MAX / 2);
        assert_eq!(apply(&mut shelf, &made), Ok(()));
        let imported = shelf.store();
        assert_eq!(apply(&mut shelf, &undone(&made)), Ok(()));
        assert_eq!(shelf.store(), here);
        assert_eq!(apply(&mut shelf, &made), Ok(()));
        assert_eq!(shelf.store(), imported);
        if let Some(change) = made.first() {
            let other = "another tab's".to_owned();
            shelf.kept.insert(change.key.clone(), other);
            let before = shelf.store();
            assert_eq!(apply(&mut shelf, &undone(&made)), Err(Failed::Elsewhere));
            assert_eq!(shelf.store(), before, "nothing is written over");
        }
        Ok(())
    });
}

#[test]
fn what_cannot_be_put_back_is_named() {
    let here = store(&[("bytewise.words.a", "old")]);
    let after = store(&[("bytewise.words.a", "newer"), ("bytewise.words.b", "newer")]);
    let mut shelf = Small::of(&here, 100);
    shelf.writes = 1;
    let failed = apply(&mut shelf, &changes(&here, &after));
    assert_eq!(
        failed,
        Err(Failed::Torn(vec!["bytewise.words.a".to_owned()]))
    );
}

#[test]
fn nothing_is_left_of_an_exercise_that_is_reset_and_all_of_the_others() {
    check(|input| {
        let all = any_damaged(input)?;
        let slug = *input.choose(&SLUGS)?;
        let rest = all.without(slug);
        assert!(!rest.solved().iter().any(|known| known == slug));
        assert!(
            !rest
                .get(LAST)
                .is_some_and(|last| last.contains(&format!(" {slug} ")))
        );
        let of = |store: &Store, own: bool| -> Vec<(String, String)> {
            let parts = store.iter().filter(|(name, _)| match Key::read(name) {
                Some(Key::Of(_, of)) => (of == slug) == own,
                _ => false,
            });
            parts
                .map(|(name, text)| (name.to_owned(), text.to_owned()))
                .collect()
        };
        assert_eq!(of(&rest, true), []);
        assert_eq!(of(&rest, false), of(&all, false));
        assert_eq!(rest.without(slug), rest, "once is enough");
        Ok(())
    });
}

#[test]
fn layouts_are_told_apart_by_their_number() {
    for (mark, layout) in [
        (None, Layout::Older),
        (Some("1"), Layout::Older),
        (Some("2"), Layout::Own),
        (Some("3"), Layout::Newer),
        (Some("18446744073709551615"), Layout::Newer),
        (Some("banana"), Layout::Older),
        (Some(""), Layout::Older),
    ] {
        assert_eq!(layout_of(mark), layout, "{mark:?}");
    }
}

/// Each string that layout 1 kept is read today.
#[test]
fn what_the_first_layout_kept_is_still_read() {
    let first = store(&[
        ("bytewise.solved", "slots lazy-sum"),
        (
            "bytewise.draft.interning",
            "1 00000000000000ff\nfn mine() {}\n",
        ),
        ("bytewise.answers.predict-dead-weak", "480k\n1"),
        ("bytewise.words.ask-empty-list", "It depends."),
        ("bytewise.points.ask-empty-list", "0 2"),
        ("bytewise.reached.slots", "1200 400"),
        ("bytewise.predicted.slots", "1 2"),
    ]);
    let (readable, left_out) = first.readable();
    assert_eq!((readable.iter().count(), left_out), (7, 0));
    assert_eq!(readable.solved(), ["slots", "lazy-sum"]);
    let file = written_file(&first, "", "").replace("\"layout\": 2", "\"layout\": 1");
    assert_eq!(read_file(file.as_bytes()), Ok(first.clone()));
    // The same draft, kept since: the newer form, the same text, and no second one.
    let since = store(&[("bytewise.draft.interning", &draft("fn mine() {}\n", 7))]);
    let both = merge(&first, &since);
    assert_eq!(both.others(Part::OtherDraft, "interning").count(), 0);
    assert_eq!(texts(&both), texts(&first));
}
