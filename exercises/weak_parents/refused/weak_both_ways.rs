// failed: nobody owns a folder, so it goes as soon as it is made.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use super::{Answer, Case, Event};

struct Folder {
    name: u32,
    own_rule: Cell<Option<u32>>,
    parent: Option<Weak<Folder>>,
    children: RefCell<Vec<Weak<Folder>>>,
}

impl Folder {
    /// Makes a folder, and puts it into its parent.
    fn new(
        name: u32,
        rule: Option<u32>,
        parent: Option<&Rc<Folder>>,
    ) -> Rc<Folder> {
        let folder = Rc::new(Folder {
            name,
            own_rule: Cell::new(rule),
            parent: parent.map(Rc::downgrade),
            children: RefCell::new(Vec::new()),
        });
        if let Some(parent) = parent {
            parent.children.borrow_mut().push(Rc::downgrade(&folder));
        }
        folder
    }

    /// Finds the folder that this one is in.
    fn parent(&self) -> Option<Rc<Folder>> {
        self.parent.as_ref()?.upgrade()
    }

    /// Notes the rules that hold here: its own, and those from above.
    fn rules(&self, answer: &mut Answer) {
        if let Some(rule) = self.own_rule.get() {
            answer.rule(rule);
        }
        if let Some(parent) = self.parent() {
            parent.rules(answer);
        }
    }

    /// Lists the folder, and then the folders in it.
    fn list(&self, answer: &mut Answer) {
        answer.line(self.name, self.own_rule.get());
        for child in self.children.borrow().iter() {
            child.upgrade().expect("it lives").list(answer);
        }
    }
}

pub fn solve(case: &Case) -> Answer {
    let mut answer = Answer::default();
    let root = Folder::new(case.name, Some(case.rule), None);
    let mut folders = vec![Rc::downgrade(&root)];
    for event in case.events.iter() {
        match event {
            Event::New { name, rule, parent } => {
                let parent = folders[parent].upgrade();
                let folder = Folder::new(name, rule, parent.as_ref());
                folders.push(Rc::downgrade(&folder));
            }
            Event::Set { folder, rule } => {
                let folder = folders[folder].upgrade().expect("it lives");
                folder.own_rule.set(rule);
            }
            Event::Ask { folder } => {
                let folder = folders[folder].upgrade().expect("it lives");
                folder.rules(&mut answer);
            }
        }
    }
    root.list(&mut answer);
    answer
}
