//! See to it that no folder is left when the work is done.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::{Answer, Case, Event};

struct Folder {
    name: u32,
    own_rule: Cell<Option<u32>>,
    // An `Rc` is an owner. Do both of these fields have to own?
    parent: Option<Rc<Folder>>,
    children: RefCell<Vec<Rc<Folder>>>,
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
            parent: parent.map(Rc::clone),
            children: RefCell::new(Vec::new()),
        });
        if let Some(parent) = parent {
            parent.children.borrow_mut().push(Rc::clone(&folder));
        }
        folder
    }

    /// Finds the folder that this one is in.
    fn parent(&self) -> Option<Rc<Folder>> {
        self.parent.clone()
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
            child.list(answer);
        }
    }
}

pub fn solve(case: &Case) -> Answer {
    let mut answer = Answer::default();
    let root = Folder::new(case.name, Some(case.rule), None);
    let mut folders = vec![root];
    for event in case.events.iter() {
        match event {
            Event::New { name, rule, parent } => {
                let parent = &folders[parent];
                folders.push(Folder::new(name, rule, Some(parent)));
            }
            Event::Set { folder, rule } => folders[folder].own_rule.set(rule),
            Event::Ask { folder } => folders[folder].rules(&mut answer),
        }
    }
    folders[0].list(&mut answer);
    answer
}
