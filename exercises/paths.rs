//! The paths by which objects are reached, from owner to owned, told by the
//! objects themselves.

use std::collections::HashSet;
use std::rc::Rc;

/// The name of an object: its kind, and a number that no other of that kind
/// has.
pub type Name = (&'static str, usize);

/// Names from a root to an object, each the owner of the next.
pub type Chain = Vec<Name>;

/// An object that can tell which others it owns.
pub trait Object {
    /// Its name.
    fn name(&self) -> Name;
    /// The objects that it owns, with others or alone.
    fn owns(&self) -> Vec<Rc<dyn Object>>;
}

/// The names of all objects that are reached from one, each with the place of
/// the owner that led to it first.
pub(crate) fn reached(root: Rc<dyn Object>) -> Vec<(Name, Option<usize>)> {
    let mut names = vec![(root.name(), None)];
    let mut objects = vec![root];
    let mut known = HashSet::from([objects[0].name()]);
    let mut next = 0;
    while let Some(object) = objects.get(next) {
        for owned in object.owns() {
            if known.insert(owned.name()) {
                names.push((owned.name(), Some(next)));
                objects.push(owned);
            }
        }
        next += 1;
    }
    names
}

/// The shortest chain from one object to another, or none if there is none.
pub(crate) fn chain(root: Rc<dyn Object>, wanted: Name) -> Option<Chain> {
    let found = reached(root);
    let mut next = found.iter().position(|(name, _)| *name == wanted);
    next?;
    let mut chain = Chain::new();
    while let Some(place) = next {
        let (name, owner) = found[place];
        chain.push(name);
        next = owner;
    }
    chain.reverse();
    Some(chain)
}

/// An object's name in words.
pub(crate) fn worded((kind, number): Name) -> String {
    format!("{kind} {number}")
}

/// A chain in words.
pub(crate) fn words(chain: Option<&Chain>) -> String {
    let Some(chain) = chain else {
        return "no chain".to_owned();
    };
    let names: Vec<String> = chain.iter().map(|name| worded(*name)).collect();
    format!("the chain “{}”", names.join(" > "))
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use super::*;

    struct Link(usize, RefCell<Vec<Rc<dyn Object>>>);

    impl Object for Link {
        fn name(&self) -> Name {
            ("link", self.0)
        }

        fn owns(&self) -> Vec<Rc<dyn Object>> {
            self.1.borrow().clone()
        }
    }

    #[test]
    fn a_walk_ends_where_objects_own_each_other() {
        let link = |n| Rc::new(Link(n, RefCell::default()));
        let (first, second, third) = (link(1), link(2), link(3));
        let (fourth, fifth) = (link(4), link(5));
        let own = |owner: &Rc<Link>, owned: &Rc<Link>| {
            owner.1.borrow_mut().push(Rc::clone(owned) as Rc<dyn Object>);
        };
        own(&first, &second);
        own(&second, &third);
        own(&third, &second);
        own(&first, &third);
        own(&second, &fourth);
        own(&fourth, &fifth);
        own(&third, &fifth);
        let start = || Rc::clone(&first) as Rc<dyn Object>;
        let found = reached(start());
        let to = |number| chain(start(), ("link", number));
        let (there, nowhere) = (to(5), to(6));
        third.1.take();
        let names: Vec<_> =
            found.into_iter().map(|((_, n), owner)| (n, owner)).collect();
        let first_ones = [(1, None), (2, Some(0)), (3, Some(0))];
        assert_eq!(names[..3], first_ones);
        assert_eq!(names[3..], [(4, Some(1)), (5, Some(2))]);
        let said = words(there.as_ref());
        assert_eq!(said, "the chain “link 1 > link 3 > link 5”");
        assert_eq!(nowhere, None);
    }
}
