//! One list owns all folders. A folder knows others by their place in it.

use super::{Answer, Case, Event};

struct Folder {
    name: u32,
    own_rule: Option<u32>,
    parent: Option<usize>,
    children: Vec<usize>,
}

struct Tree {
    folders: Vec<Folder>,
}

impl Tree {
    /// Adds a folder, and puts it into its parent.
    fn add(&mut self, name: u32, rule: Option<u32>, parent: Option<usize>) {
        let children = Vec::new();
        let place = self.folders.len();
        self.folders.push(Folder { name, own_rule: rule, parent, children });
        if let Some(parent) = parent {
            self.folders[parent].children.push(place);
        }
    }

    /// Notes the rules that hold in a folder: its own, and those from above.
    fn rules(&self, place: usize, answer: &mut Answer) {
        let folder = &self.folders[place];
        if let Some(rule) = folder.own_rule {
            answer.rule(rule);
        }
        if let Some(parent) = folder.parent {
            self.rules(parent, answer);
        }
    }

    /// Lists a folder, and then the folders in it.
    fn list(&self, place: usize, answer: &mut Answer) {
        let folder = &self.folders[place];
        answer.line(folder.name, folder.own_rule);
        for child in &folder.children {
            self.list(*child, answer);
        }
    }
}

pub fn solve(case: &Case) -> Answer {
    let mut answer = Answer::default();
    let mut tree = Tree { folders: Vec::new() };
    tree.add(case.name, Some(case.rule), None);
    for event in case.events.iter() {
        match event {
            Event::New { name, rule, parent } => {
                tree.add(name, rule, Some(parent));
            }
            Event::Set { folder, rule } => {
                tree.folders[folder].own_rule = rule;
            }
            Event::Ask { folder } => tree.rules(folder, &mut answer),
        }
    }
    tree.list(0, &mut answer);
    answer
}
