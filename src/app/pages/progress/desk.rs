//! What can be done with a learner's progress: each act is made as a whole, said
//! afterwards, and can be taken back as long as the page is open.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::futures::spawn_local;
use protocol::{Catalogue, text};
use web_sys::File;
use yew::{Callback, UseStateHandle};

use super::{Kept, words};
use crate::browser::{self, Tab};
use crate::kept::{self, Browser, Change, FILE_LIMIT, Failed, Store, Summary};
use crate::solved;

/// How far an act is.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// Nothing was done yet.
    Idle,
    /// A file of that name is being read.
    Reading(String),
    /// A file was read: an import waits for a word.
    Planned(Rc<Plan>),
    /// Something was done; the changes that it made can be taken back.
    Done(String, Vec<Change>),
    /// Something was not done, and why.
    Failed(String),
}

/// An import that waits for a word.
#[derive(Debug, PartialEq)]
pub struct Plan {
    /// The file's name.
    pub name: String,
    /// The progress in it.
    pub come: Store,
    /// The progress here when the file was read.
    pub seen: Store,
    /// True if that has changed since, so that this is another plan.
    pub again: bool,
}

/// Something that waits to be confirmed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// Nothing is to be left of that exercise.
    Reset(String),
    /// What is kept under that name is to go.
    Delete(String),
    /// Everything is to go.
    DeleteAll,
}

/// The page's state at one render, and how to change it.
#[derive(Clone)]
pub struct Desk {
    pub catalogue: Rc<Catalogue>,
    pub tab: Option<Tab>,
    pub kept: UseStateHandle<Kept>,
    pub step: UseStateHandle<Step>,
    pub asked: UseStateHandle<Option<Asked>>,
    /// True while a file is held over the page's place for it.
    pub over: UseStateHandle<bool>,
    /// Counts the files that were chosen: only the newest is heard of.
    pub press: Rc<RefCell<u32>>,
}

impl Desk {
    /// True if anything can be kept here.
    pub fn is_open(&self) -> bool {
        self.kept.here().is_some()
    }

    /// Says how far an act is, and moves the focus there.
    fn say(&self, step: Step) {
        self.asked.set(None);
        self.step.set(step);
        // Once it is drawn: the button that was pressed may be gone.
        spawn_local(async { browser::go_to("[data-stage]") });
    }

    /// Makes changes, all or none.
    fn make(&self, changes: Vec<Change>, done: String) {
        let made = kept::apply(&mut Browser, &changes);
        if !matches!(made, Err(Failed::Torn(_))) {
            solved::tell();
        }
        self.say(match made {
            Ok(()) => Step::Done(done, changes),
            Err(why) => Step::Failed(why.words()),
        });
    }

    /// Reads a file that was chosen, and plans its import.
    pub fn take(&self, file: File) {
        let name = file.name();
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a length is a whole number"
        )]
        let bytes = file.size() as u64;
        *self.press.borrow_mut() += 1;
        if bytes > FILE_LIMIT {
            return self.say(Step::Failed(format!(
                "{name} was not read: it has {}, and no file of progress has more than {} MiB. \
                 Nothing was changed; choose the file that this page has saved.",
                text::bytes(bytes),
                FILE_LIMIT >> 20
            )));
        }
        self.step.set(Step::Reading(name.clone()));
        let (desk, press) = (self.clone(), *self.press.borrow());
        spawn_local(async move {
            let read = browser::bytes(&file).await;
            if *desk.press.borrow() != press {
                return;
            }
            let come = match read {
                Ok(bytes) => kept::read_file(&bytes),
                Err(why) => Err(format!("It could not be read: {why}")),
            };
            desk.say(match (come, kept::load()) {
                (Ok(come), Ok(seen)) => Step::Planned(Rc::new(Plan {
                    name,
                    come,
                    seen,
                    again: false,
                })),
                (Err(why), _) => Step::Failed(format!(
                    "{name} was not imported. {why}. Nothing was changed; choose a file that the \
                     page “Your progress” has saved, in whole."
                )),
                (Ok(_), Err(browser::Blocked)) => Step::Failed(Failed::Refused.words()),
            });
        });
    }

    /// Imports what was planned; or plans anew, if another tab has written since.
    pub fn import(&self, plan: &Rc<Plan>) {
        let Ok(here) = kept::load() else {
            return self.say(Step::Failed(Failed::Refused.words()));
        };
        if here != plan.seen {
            solved::tell();
            return self.say(Step::Planned(Rc::new(Plan {
                name: plan.name.clone(),
                come: plan.come.clone(),
                seen: here,
                again: true,
            })));
        }
        let after = kept::merge(&here, &plan.come);
        let done = words::imported(&Summary::of(&here, &after));
        self.make(kept::changes(&here, &after), done);
    }

    /// Saves all that can be read as a file.
    pub fn save(&self) {
        let (Some(here), Some(tab)) = (self.kept.here(), &self.tab) else {
            return;
        };
        let (store, left_out) = here.store.readable();
        let (day, time) = browser::day_and_time();
        let name = format!("bytewise-progress-{day}.json");
        let file = kept::written_file(&store, &tab.site.build, &time);
        self.say(match browser::save(&name, "application/json", &file) {
            Ok(()) => Step::Done(words::saved(&name, &store, left_out), Vec::new()),
            Err(why) => Step::Failed(format!(
                "No file was saved: the browser refused it ({}). Allow this address to download \
                 files, then try again.",
                browser::reason(&why)
            )),
        });
    }

    /// Takes back what was done last.
    pub fn undo(&self, changes: &[Change]) {
        let back = kept::undone(changes);
        self.make(back, kept::words::TAKEN_BACK.to_owned());
    }

    /// Opens what is kept beside an exercise's own under that name.
    pub fn open_other(&self, name: &str, title: &str) {
        if let Some(here) = self.kept.here() {
            let after = here.store.with_opened(name, browser::now_ms());
            let done = format!("{title} opens with the other one now. Both are kept.");
            self.make(kept::changes(&here.store, &after), done);
        }
    }

    /// Does what was asked for and is confirmed now.
    pub fn confirm(&self, asked: &Asked, title: &str) {
        let Some(here) = self.kept.here() else { return };
        let (changes, done) = match asked {
            Asked::Reset(slug) => (
                kept::without(&here.store, slug),
                kept::words::begun_again(title),
            ),
            Asked::Delete(name) => (
                kept::changes(&here.store, &here.store.without_name(name)),
                format!("Deleted: {title} has one less."),
            ),
            Asked::DeleteAll => (
                kept::without_all(),
                "All of your progress is deleted. It can be taken back until you leave this page."
                    .to_owned(),
            ),
        };
        self.make(changes, done);
    }

    /// A callback that asks for a word before something goes, and moves the focus
    /// to the way out.
    pub fn ask<E>(&self, asked: Asked) -> Callback<E> {
        let desk = self.clone();
        Callback::from(move |_| {
            desk.asked.set(Some(asked.clone()));
            spawn_local(async { browser::focus("[data-action=keep]") });
        })
    }

    /// A callback that leaves it as it is, and moves the focus back.
    pub fn leave<E>(&self, back: String) -> Callback<E> {
        let desk = self.clone();
        Callback::from(move |_| {
            desk.asked.set(None);
            let back = back.clone();
            spawn_local(async move { browser::focus(&back) });
        })
    }
}
