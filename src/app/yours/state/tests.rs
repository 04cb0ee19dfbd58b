//! Orders of events at a desk.

mod hosts;

use super::*;
use crate::browser::{Blocked, Reply};
use crate::samples;
use crate::yours::step::{Barred, Step};
use protocol::compile::{CompileClass, HostStatus, Refused, Replacement, SOURCE_LIMIT, Suggestion};

fn desk() -> State {
    State::new(&samples::content(), "start\n")
}

fn told(mut desk: State, events: impl IntoIterator<Item = Event>) -> State {
    for event in events {
        desk.apply(event);
    }
    desk
}

/// The browser's answer when it was told of the draft as it is.
fn saved(desk: &State, result: Result<(), Blocked>) -> Event {
    Event::Saved(desk.to_keep(), result)
}

#[test]
fn a_draft_is_kept_marked_and_reset_only_when_confirmed() {
    let desk = told(desk(), [Event::Loaded(Ok(None)), Event::Open]);
    assert_eq!((desk.is_edited(), desk.kept()), (false, Kept::Nothing));
    let desk = told(desk, [Event::Typed("mine\n".to_owned())]);
    assert!(desk.is_edited() && desk.is_unsaved());
    let kept = desk.to_keep().expect("it is edited");
    let saved = saved(&desk, Ok(()));
    let desk = told(desk, [saved, Event::AskReset(true)]);
    assert_eq!((desk.is_unsaved(), desk.kept()), (false, Kept::Yes));
    assert_eq!((desk.text(), desk.is_resetting()), ("mine\n", true));
    let before = desk.revision();
    let desk = told(desk, [Event::Reset]);
    assert_eq!((desk.text(), desk.to_keep()), ("start\n", None));
    assert!(!desk.is_resetting() && desk.is_unsaved());
    assert_ne!(desk.revision(), before, "the editor hears of it");

    let reopened = told(self::desk(), [Event::Loaded(Ok(Some(kept)))]);
    assert_eq!((reopened.text(), reopened.notice()), ("mine\n", None));
    assert_eq!(reopened.kept(), Kept::Yes);
    assert!(!reopened.attempt().is_busy(), "nothing runs on load");
}

#[test]
fn what_is_typed_while_the_browser_keeps_a_draft_is_kept_too() {
    let desk = told(desk(), [Event::Typed("mine".to_owned())]);
    let first = saved(&desk, Ok(()));
    let desk = told(desk, [Event::Typed("mine, more".to_owned()), first]);
    assert!(desk.is_unsaved(), "the browser has the first text");
    let second = saved(&desk, Ok(()));
    assert!(!told(desk, [second]).is_unsaved());
}

#[test]
fn storage_that_refuses_leaves_the_draft_in_memory_and_guards_it() {
    let desk = told(
        desk(),
        [Event::Loaded(Err(Blocked)), Event::Typed("mine".to_owned())],
    );
    assert!(desk.is_at_risk());
    let refused = saved(&desk, Err(Blocked));
    let desk = told(desk, [refused]);
    assert_eq!((desk.text(), desk.kept()), ("mine", Kept::Refused));
    let desk = told(desk, [Event::Typed("mine!".to_owned())]);
    // The words do not flash at each key.
    assert_eq!((desk.kept(), desk.is_unsaved()), (Kept::Refused, true));
    assert!(desk.is_at_risk());
    let kept = saved(&desk, Ok(()));
    assert!(!told(desk.clone(), [kept]).is_at_risk());
    let reset = told(desk, [Event::Reset]);
    assert!(!reset.is_at_risk(), "there is nothing to lose");
}

#[test]
fn a_draft_of_another_starter_is_kept_and_said_so() {
    let mut old = Draft::of("an older start\n");
    old.set("mine");
    let desk = told(desk(), [Event::Loaded(Ok(Some(old.kept())))]);
    assert_eq!(desk.text(), "mine");
    assert_eq!(desk.notice(), Some(&Notice::StarterChanged));
    let mine = told(desk, [Event::KeepMine]);
    assert_eq!((mine.text(), mine.notice()), ("mine", None));
    // From now on it is a draft of this starter.
    let kept = mine.to_keep().expect("it differs from the starter");
    let again = told(self::desk(), [Event::Loaded(Ok(Some(kept)))]);
    assert_eq!((again.text(), again.notice()), ("mine", None));
}

#[test]
fn what_cannot_be_read_is_put_aside() {
    let desk = told(desk(), [Event::Loaded(Ok(Some("{}".to_owned())))]);
    assert_eq!((desk.text(), desk.unreadable()), ("start\n", Some("{}")));
    assert_eq!(desk.notice(), Some(&Notice::Unreadable));
}

#[test]
fn a_draft_of_a_newer_build_is_never_written_over() {
    let newer = || Event::Loaded(Ok(Some("3 what follows\nmine\n".to_owned())));
    let typed = || Event::Typed("other\n".to_owned());
    let desk = told(desk(), [newer()]);
    assert_eq!((desk.text(), desk.unreadable()), ("start\n", None));
    assert_eq!(desk.notice(), Some(&Notice::Newer));
    let desk = told(desk, [typed()]);
    assert!(desk.is_newer() && desk.is_at_risk());
    let desk = told(desk, [Event::Reset, typed()]);
    assert!(desk.is_newer(), "whatever is said");
    // Once another tab has taken it away, there is nothing to write over.
    let gone = told(desk.clone(), [Event::KeptElsewhere(None)]);
    assert!(!gone.is_newer());
    let again = Event::KeptElsewhere(Some("3 more\nmine\n".to_owned()));
    assert!(told(gone, [again]).is_newer());
}

#[test]
fn another_tabs_draft_is_taken_only_on_demand() {
    let mut theirs = Draft::of("start\n");
    theirs.set("theirs");
    let heard = told(
        desk(),
        [
            Event::Typed("mine".to_owned()),
            Event::KeptElsewhere(Some(theirs.kept())),
        ],
    );
    assert_eq!(heard.text(), "mine");
    assert!(matches!(heard.notice(), Some(Notice::Elsewhere(_))));
    let taken = told(heard.clone(), [Event::TakeElsewhere]);
    assert_eq!((taken.text(), taken.notice()), ("theirs", None));
    let agreed = told(heard, [Event::Typed("theirs".to_owned())]);
    let agreed = told(agreed, [Event::KeptElsewhere(Some(theirs.kept()))]);
    assert_eq!(agreed.notice(), None, "both are the same now");
}

#[test]
fn run_compiles_what_was_edited_or_is_in_the_editor() {
    let run = || Event::Run(samples::case(1), 7);
    assert!(!told(desk(), [run()]).attempt().is_busy());
    assert!(told(desk(), [Event::Open, run()]).attempt().is_busy());
    let edited = told(desk(), [Event::Typed("mine".to_owned()), run()]);
    assert_eq!(&**edited.attempt().source(), "mine");
}

#[test]
fn a_suggestion_is_applied_only_to_the_text_it_is_for() {
    let suggestion = Suggestion {
        message: String::new(),
        replacements: vec![Replacement {
            start: 0,
            end: 1,
            text: "S".to_owned(),
        }],
    };
    let sent = told(desk(), [Event::Open, Event::Run(samples::case(1), 7)]);
    let applied = told(sent.clone(), [Event::Apply(suggestion.clone())]);
    assert_eq!(applied.text(), "Start\n");
    let typed = told(
        sent,
        [Event::Typed("other".to_owned()), Event::Apply(suggestion)],
    );
    assert_eq!(typed.text(), "other");
}

#[test]
fn the_same_is_not_compiled_twice_at_once() {
    let run = |points| Event::Run(samples::case(points), 7);
    let desk = told(desk(), [Event::Open, run(1), run(1)]);
    assert_eq!(desk.attempt().press(), 1);
    let other = told(desk.clone(), [run(2)]);
    assert_eq!(other.attempt().press(), 2);
    let typed = told(desk, [Event::Typed("mine".to_owned()), run(1)]);
    assert_eq!(typed.attempt().press(), 2);
    let stopped = told(typed, [Event::Stop, run(1)]);
    assert_eq!(stopped.attempt().press(), 3);
}

#[test]
fn a_source_that_is_too_long_is_not_sent() {
    let run = || Event::Run(samples::case(1), 7);
    let longest = "x".repeat(SOURCE_LIMIT);
    let desk = told(desk(), [Event::Typed(longest.clone()), run()]);
    assert!(desk.attempt().is_busy());
    let desk = told(desk, [Event::Typed(longest + "x"), run()]);
    let barred = Step::Barred(Barred::TooLong(SOURCE_LIMIT + 1));
    assert_eq!(desk.attempt().step(), &barred);
}

#[test]
fn what_was_solved_is_remembered_or_said_not_to_be() {
    let again = || [Event::Open, Event::Run(samples::case(1), 7)];
    for (events, solved, then) in [
        (vec![], Solved::No, Solved::No),
        (vec![Event::Remembered], Solved::Before, Solved::Before),
        (vec![Event::Marked(Ok(()))], Solved::Now, Solved::Before),
        (
            vec![Event::Marked(Err(Blocked))],
            Solved::Unkept,
            Solved::Unkept,
        ),
    ] {
        let desk = told(desk(), events);
        assert_eq!(desk.solved(), solved);
        assert_eq!(told(desk, again()).solved(), then);
    }
}

#[test]
fn a_view_opens_the_editor_and_a_line_turns_back_to_it() {
    let desk = told(desk(), [Event::Show(Pane::Changes)]);
    assert!(desk.is_open());
    let desk = told(desk, [Event::GoTo(3)]);
    assert_eq!(desk.pane(), &Pane::Edit);
    assert_eq!(desk.cursor().map(|cursor| cursor.line), Some(3));
}

#[test]
fn what_was_copied_is_said_until_the_text_is_another() {
    let typed = || Event::Typed("mine".to_owned());
    assert_eq!(told(desk(), [typed()]).copying(), Copying::Barred);
    for (copied, said) in [(Ok(()), Copying::Done), (Err(Blocked), Copying::Refused)] {
        let desk = told(desk(), [Event::MayCopy, Event::Copied(copied)]);
        assert_eq!(desk.copying(), said);
        assert_eq!(told(desk, [typed()]).copying(), Copying::Ready);
    }
}

#[test]
fn a_plain_field_stays_until_the_editor_is_wanted() {
    let desk = told(desk(), [Event::Open]);
    assert!(desk.is_open() && !desk.is_plain());
    let plain = told(desk, [Event::Write(Written::Plain), Event::GoTo(2)]);
    assert!(plain.is_open() && plain.is_plain());
    let editor = told(plain, [Event::Write(Written::Editor)]);
    assert!(!editor.is_plain());
}
