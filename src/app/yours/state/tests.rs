//! Orders of events at a desk.

use super::*;
use crate::samples;
use protocol::compile::Replacement;

fn desk() -> State {
    State::new(&samples::content(), "start\n")
}

fn told(mut desk: State, events: impl IntoIterator<Item = Event>) -> State {
    for event in events {
        desk.apply(event);
    }
    desk
}

#[test]
fn a_draft_is_kept_marked_and_reset_only_when_confirmed() {
    let desk = told(desk(), [Event::Loaded(Ok(None)), Event::Open]);
    assert_eq!((desk.is_edited(), desk.kept()), (false, Kept::Yes));
    let desk = told(desk, [Event::Typed("mine\n".to_owned())]);
    assert_eq!((desk.is_edited(), desk.kept()), (true, Kept::Pending));
    let kept = desk.to_keep().expect("it is edited");
    let desk = told(desk, [Event::Saved(Ok(())), Event::AskReset(true)]);
    assert_eq!((desk.text(), desk.is_resetting()), ("mine\n", true));
    let before = desk.revision();
    let desk = told(desk, [Event::Reset]);
    assert_eq!((desk.text(), desk.to_keep()), ("start\n", None));
    assert_ne!(desk.revision(), before, "the editor hears of it");

    let reopened = told(self::desk(), [Event::Loaded(Ok(Some(kept)))]);
    assert_eq!((reopened.text(), reopened.notice()), ("mine\n", None));
    assert!(!reopened.attempt().is_busy(), "nothing runs on load");
}

#[test]
fn storage_that_refuses_leaves_the_draft_in_memory() {
    let desk = told(
        desk(),
        [
            Event::Loaded(Err(Blocked)),
            Event::Typed("mine".to_owned()),
            Event::Saved(Err(Blocked)),
        ],
    );
    assert_eq!((desk.text(), desk.kept()), ("mine", Kept::Refused));
}

#[test]
fn a_draft_of_another_starter_is_kept_and_said_so() {
    let mut old = Draft::of("an older start\n");
    old.set("mine");
    let desk = told(desk(), [Event::Loaded(Ok(Some(old.kept())))]);
    assert_eq!(desk.text(), "mine");
    assert_eq!(desk.notice(), Some(&Notice::StarterChanged));
}

#[test]
fn what_cannot_be_read_is_put_aside() {
    let desk = told(desk(), [Event::Loaded(Ok(Some("{}".to_owned())))]);
    assert_eq!((desk.text(), desk.unreadable()), ("start\n", Some("{}")));
    assert_eq!(desk.notice(), Some(&Notice::Unreadable));
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
fn a_press_without_a_host_says_how_to_start_one() {
    let run = [
        Event::Typed("mine".to_owned()),
        Event::Run(samples::case(1), 7),
        Event::Replied(1, Reply::Absent),
    ];
    let desk = told(desk(), run);
    assert_eq!(*desk.host(), HostState::Absent);
    assert!(!desk.attempt().is_busy());
}
