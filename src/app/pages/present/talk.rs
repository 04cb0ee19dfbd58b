//! A lecture's state as a window has it: kept over a reload, and in step with
//! the lecture's other window.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::futures::spawn_local;
use protocol::Content;
use yew::{Reducible, UseReducerHandle, hook, use_mut_ref, use_reducer, use_reducer_eq};

use super::clock::ms;
use crate::browser::{self, Channel, Listener, Tab};
use crate::effect::use_effect_with;
use crate::lecture::{Lecture, Lengths, Move, Place, Step, Talk, steps};

/// The name under which a tab keeps where its lecture stands.
const KEPT: &str = "bytewise.talk.state";

/// The strings that the windows say to each other besides a state.
const HELLO: &str = "hello";
const BYE: &str = "bye";
const RUN: &str = "run";

/// The start of the string by which the screen tells its notes how many phones
/// are connected; `-` follows where the host does not answer.
const ROOM: &str = "room ";

/// The other window of the lecture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Other {
    /// None was heard of.
    #[default]
    Silent,
    /// It is there.
    There,
    /// It said that it goes.
    Gone,
    /// This browser has no channel between windows.
    Deaf,
}

/// The state, and whose it is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shared {
    /// The state of the lecture.
    pub talk: Talk,
    /// The other window.
    pub other: Other,
    /// The number of times that the other window asked for a run.
    pub runs: u32,
    /// The number of phones that are connected, as the screen says it; none where
    /// no host has said so.
    pub phones: Option<u32>,
    /// True if the last change was made in this window.
    mine: bool,
}

/// A change of it.
pub enum Action {
    /// A change in this window.
    Change(Move, Lengths),
    /// The state of the other window, or the one that was kept.
    Heard(Talk),
    /// The other window came or went.
    Other(Other),
    /// The other window asks for a run.
    Run,
    /// The screen tells how many phones are connected.
    Phones(Option<u32>),
}

impl Reducible for Shared {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = Rc::unwrap_or_clone(self);
        match action {
            Action::Change(change, lengths) => {
                let talk = next.talk.after(change, &lengths);
                next.mine |= talk != next.talk;
                next.talk = talk;
            }
            Action::Heard(talk) => {
                let later = next.talk.or_later(talk);
                if later != next.talk {
                    next.talk = later;
                    next.mine = false;
                }
            }
            Action::Other(other) => next.other = other,
            Action::Run => next.runs += 1,
            Action::Phones(phones) => next.phones = phones,
        }
        Rc::new(next)
    }
}

/// The exercises of a lecture, as far as they are here.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Contents(Vec<Option<Result<Rc<Content>, Rc<str>>>>);

impl Reducible for Contents {
    type Action = (usize, Option<Result<Rc<Content>, Rc<str>>>);

    fn reduce(self: Rc<Self>, (at, content): Self::Action) -> Rc<Self> {
        let mut next = Rc::unwrap_or_clone(self);
        if let Some(slot) = next.0.get_mut(at) {
            *slot = content;
        }
        Rc::new(next)
    }
}

impl Contents {
    /// The exercise of that place, if it is here; the error is a sentence
    /// without a dot.
    pub fn at(&self, exercise: usize) -> Option<Result<&Rc<Content>, &Rc<str>>> {
        self.0.get(exercise)?.as_ref().map(Result::as_ref)
    }
}

/// A window of a lecture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Window {
    /// The screen, which keeps the state; with the lecture's name, if another
    /// window has it.
    Screen(Option<String>),
    /// The notes of the lecture of that name.
    Notes(String),
}

/// A lecture at one render, and how to change it.
#[derive(Clone)]
pub struct TalkHandle {
    /// The state of it.
    pub shared: UseReducerHandle<Shared>,
    /// Its exercises.
    pub contents: UseReducerHandle<Contents>,
    /// The exercises that have a step for the presenter's version.
    own: Vec<bool>,
    channel: Rc<RefCell<Option<Channel>>>,
}

impl TalkHandle {
    /// The state of the lecture.
    pub fn talk(&self) -> &Talk {
        &self.shared.talk
    }

    /// The steps of an exercise, if it is here.
    pub fn steps(&self, exercise: usize) -> Option<Vec<Step>> {
        let content = self.contents.at(exercise)?.ok()?;
        let own = self.own.get(exercise).copied().unwrap_or_default();
        Some(steps(content, own))
    }

    /// The number of steps of each exercise, as far as it is known.
    pub fn lengths(&self) -> Lengths {
        let all = 0..self.own.len();
        all.map(|at| Some(self.steps(at)?.len())).collect()
    }

    /// The step that is shown, with its exercise, once that is here.
    pub fn here(&self) -> Option<(Rc<Content>, Step, Place)> {
        let place = self.talk().place.within(&self.lengths());
        let content = self.contents.at(place.exercise)?.ok()?;
        let step = *self.steps(place.exercise)?.get(place.step)?;
        Some((content.clone(), step, place))
    }

    /// The words on the step of a place, as far as they are known.
    pub fn label(&self, place: Option<Place>) -> String {
        let Some(place) = place else {
            return "the end".to_owned();
        };
        let here = self.contents.at(place.exercise).and_then(Result::ok);
        let step = self.steps(place.exercise);
        let step = step.and_then(|steps| steps.get(place.step).copied());
        match here.zip(step) {
            Some((content, step)) if place.step > 0 => step.label(content),
            Some((content, _)) => content.entry.title.clone(),
            None => "the next exercise".to_owned(),
        }
    }

    /// Changes it.
    pub fn change(&self, change: Move) {
        let lengths = self.lengths();
        self.shared.dispatch(Action::Change(change, lengths));
    }

    /// Asks the other window to run what it shows.
    pub fn ask_run(&self) {
        if let Some(channel) = &*self.channel.borrow() {
            channel.post(RUN);
        }
    }

    /// Tells the other window how many phones are connected.
    pub fn tell_phones(&self, phones: Option<u32>) {
        let phones = phones.map_or("-".to_owned(), |phones| phones.to_string());
        say(&self.channel, &format!("{ROOM}{phones}"));
    }

    /// Has an exercise that did not come fetched again.
    pub fn retry(&self, exercise: usize) {
        self.contents.dispatch((exercise, None));
    }
}

/// Forgets where this tab's lecture stands: it begins anew.
pub fn begin_anew() {
    browser::keep_in_tab(KEPT, "");
}

/// The lecture of this window, from that place on.
#[hook]
pub fn use_talk(
    tab: Option<&Tab>,
    lecture: &Lecture,
    own: Vec<bool>,
    first: &Rc<Content>,
    opened: (Place, Window),
) -> TalkHandle {
    let (at, window) = opened;
    let shared = use_reducer_eq(|| Shared {
        talk: Talk::default().opened_at(at),
        ..Shared::default()
    });
    let contents = use_reducer(|| {
        let mut all = vec![None; lecture.slugs.len()];
        all[0] = Some(Ok(first.clone()));
        Contents(all)
    });
    let channel = use_mut_ref(|| None::<Channel>);
    let latest = use_mut_ref(Talk::default);
    latest.replace(shared.talk.clone());
    let handle = TalkHandle {
        shared,
        contents,
        own,
        channel,
    };
    let (is_screen, given) = match window {
        Window::Screen(given) => (true, given),
        Window::Notes(name) => (false, Some(name)),
    };
    let key = lecture.slugs.join(",");
    {
        let (handle, key, latest) = (handle.clone(), key.clone(), latest.clone());
        use_effect_with(tab.is_some(), move |there| {
            let leaving = there.then(|| {
                if is_screen {
                    restore(&handle, &key, at);
                    handle.change(Move::Begin(ms()));
                }
                let name = given.unwrap_or_else(browser::talk_name);
                open_channel(&handle, &name, latest);
                let channel = handle.channel.clone();
                // A window that is closed is not told by anything else.
                Listener::new(&browser::window(), "pagehide", move |_| say(&channel, BYE))
            });
            move || {
                drop(leaving);
                say(&handle.channel, BYE);
                handle.channel.take();
            }
        });
    }
    {
        let handle = handle.clone();
        let talk = handle.talk().clone();
        use_effect_with((talk, tab.is_some()), move |(talk, there)| {
            if handle.shared.mine {
                say(&handle.channel, &talk.write());
            }
            if *there && is_screen && talk.since > 0 {
                browser::keep_in_tab(KEPT, &format!("{key}\n{}", talk.write()));
            }
        });
    }
    use_contents(tab, lecture, &handle);
    handle
}

fn say(channel: &RefCell<Option<Channel>>, text: &str) {
    if let Some(channel) = &*channel.borrow() {
        channel.post(text);
    }
}

/// Takes up what the tab has kept of this very lecture, at the address's place.
fn restore(handle: &TalkHandle, key: &str, at: Place) {
    let kept = browser::kept_in_tab(KEPT).unwrap_or_default();
    let kept = kept.split_once('\n').filter(|(known, _)| *known == key);
    if let Some(talk) = kept.and_then(|(_, talk)| Talk::read(talk)) {
        handle.shared.dispatch(Action::Heard(talk.opened_at(at)));
    }
}

fn open_channel(handle: &TalkHandle, name: &str, latest: Rc<RefCell<Talk>>) {
    let tell = handle.shared.dispatcher();
    let channel = Rc::downgrade(&handle.channel);
    let opened = Channel::open(
        &format!("bytewise.lecture.{name}"),
        move |text| match text.as_str() {
            HELLO => {
                tell.dispatch(Action::Other(Other::There));
                if let Some(channel) = channel.upgrade() {
                    say(&channel, &latest.borrow().write());
                }
            }
            BYE => tell.dispatch(Action::Other(Other::Gone)),
            RUN => tell.dispatch(Action::Run),
            text if text.starts_with(ROOM) => {
                let phones = text.strip_prefix(ROOM).and_then(|it| it.parse().ok());
                tell.dispatch(Action::Phones(phones));
            }
            talk => {
                if let Some(talk) = Talk::read(talk) {
                    tell.dispatch(Action::Other(Other::There));
                    tell.dispatch(Action::Heard(talk));
                }
            }
        },
    );
    match opened {
        Ok(channel) => {
            channel.post(HELLO);
            handle.channel.replace(Some(channel));
        }
        Err(_) => handle.shared.dispatch(Action::Other(Other::Deaf)),
    }
}

/// Fetches the exercise that is shown, and those beside it.
#[hook]
fn use_contents(tab: Option<&Tab>, lecture: &Lecture, handle: &TalkHandle) {
    let asked = use_mut_ref(Vec::<usize>::new);
    let here = handle.talk().place.exercise;
    let near = [here, here + 1, here.saturating_sub(1)];
    let missing = near.map(|at| {
        lecture
            .slugs
            .get(at)
            .filter(|_| handle.contents.at(at).is_none())
    });
    let missing: Vec<(usize, String)> = near
        .into_iter()
        .zip(missing)
        .filter_map(|(at, slug)| Some((at, slug?.clone())))
        .collect();
    let (tab, tell) = (tab.cloned(), handle.contents.dispatcher());
    use_effect_with((tab.is_some(), missing), move |(_, missing)| {
        for (at, slug) in missing.clone() {
            let known = asked.borrow().contains(&at);
            let Some(tab) = tab.clone().filter(|_| !known) else {
                continue;
            };
            asked.borrow_mut().push(at);
            let (tell, asked) = (tell.clone(), asked.clone());
            spawn_local(async move {
                let content: Result<Content, String> = tab.content(&slug).await;
                asked.borrow_mut().retain(|it| *it != at);
                let content = content.map(Rc::new).map_err(Rc::from);
                tell.dispatch((at, Some(content)));
            });
        }
    });
}
