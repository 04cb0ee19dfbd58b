//! Who owns whom, drawn from the references of a running program.

use std::any::Any;
use std::collections::HashSet;
use std::rc::{Rc, Weak};

use protocol::{Graph, GraphEdge, GraphNode, NodeState, ReferenceCounts};

/// Shared values and the variables that hold them. The values are watched by
/// weak references, which keep none of them alive.
#[derive(Default)]
pub struct Owners {
    rows: Vec<Vec<Node>>,
    edges: Vec<GraphEdge>,
}

struct Node {
    name: String,
    bytes: u64,
    kind: Kind,
}

enum Kind {
    /// A place of the program that owns what it refers to; it may be gone.
    Variable { gone: bool },
    /// A value with one owner, which it goes with.
    Owned { by: String },
    /// A value that `Rc` shares, by the weak reference that watches it, and
    /// how to read its counts; there are none when it was dropped.
    Shared {
        watch: Box<dyn Any>,
        counts: fn(&dyn Any) -> Option<ReferenceCounts>,
    },
}

impl Owners {
    /// Begins a row of the picture.
    pub fn row(&mut self) -> &mut Self {
        self.rows.push(Vec::new());
        self
    }

    /// Adds a variable, with the bytes that it owns on the heap besides what
    /// is drawn.
    pub fn variable(&mut self, name: &str, bytes: usize) -> &mut Self {
        self.node(name, bytes, Kind::Variable { gone: false })
    }

    /// Adds a value that another owns alone, and its bytes on the heap.
    pub fn owned(&mut self, name: &str, by: &str, bytes: usize) -> &mut Self {
        self.node(name, bytes, Kind::Owned { by: by.to_owned() })
    }

    /// Adds a shared value, with the bytes that it owns on the heap besides
    /// its block and what is drawn.
    pub fn shared<T: 'static>(
        &mut self,
        name: &str,
        value: &Rc<T>,
        bytes: usize,
    ) -> &mut Self {
        let watch = Box::new(Rc::downgrade(value));
        let kind = Kind::Shared { watch, counts: counts::<T> };
        self.node(name, block_of::<T>() + bytes, kind)
    }

    /// Finds a shared value that still lives, to take it apart.
    pub fn alive<T: 'static>(&self, name: &str) -> Option<Rc<T>> {
        let Kind::Shared { watch, .. } = &self.named(name)?.kind else {
            return None;
        };
        watch.downcast_ref::<Weak<T>>()?.upgrade()
    }

    fn node(&mut self, name: &str, bytes: usize, kind: Kind) -> &mut Self {
        let (name, bytes) = (name.to_owned(), bytes as u64);
        let row = self.rows.last_mut().expect("a row was begun");
        row.push(Node { name, bytes, kind });
        self
    }

    /// Notes that one keeps another alive.
    pub fn owns(&mut self, from: &str, to: &str) -> &mut Self {
        self.edge(from, to, true)
    }

    /// Notes that one has a weak reference to another.
    pub fn knows(&mut self, from: &str, to: &str) -> &mut Self {
        self.edge(from, to, false)
    }

    fn edge(&mut self, from: &str, to: &str, owns: bool) -> &mut Self {
        let (from, to) = (from.to_owned(), to.to_owned());
        self.edges.push(GraphEdge { from, to, owns });
        self
    }

    /// Notes that one does not refer to another any more.
    pub fn forgets(&mut self, from: &str, to: &str) -> &mut Self {
        self.edges.retain(|edge| edge.from != from || edge.to != to);
        self
    }

    /// Notes that a variable is gone.
    pub fn gone(&mut self, name: &str) -> &mut Self {
        for node in self.rows.iter_mut().flatten() {
            if let Kind::Variable { gone } = &mut node.kind {
                *gone |= node.name == name;
            }
        }
        self
    }

    /// Draws what there is at this moment.
    pub fn at(&self, moment: &str) -> Graph {
        let reached = self.reached();
        let rows = self.rows.iter().map(|row| {
            row.iter().map(|node| self.drawn(node, &reached)).collect()
        });
        let rows: Vec<Vec<GraphNode>> = rows.collect();
        let edges = self.edges.iter().filter(|edge| {
            let from = rows.iter().flatten().find(|n| n.name == edge.from);
            from.is_some_and(|from| from.state != NodeState::Dropped)
        });
        Graph {
            moment: moment.to_owned(),
            edges: edges.cloned().collect(),
            rows,
        }
    }

    fn drawn(&self, node: &Node, reached: &HashSet<&str>) -> GraphNode {
        let Node { name, bytes, kind } = node;
        let counts = match kind {
            Kind::Shared { watch, counts } => counts(&**watch),
            Kind::Variable { .. } | Kind::Owned { .. } => None,
        };
        let is_reached = reached.contains(name.as_str());
        let state = match (self.lives(node), is_reached) {
            (false, _) => NodeState::Dropped,
            (true, true) => NodeState::Held,
            (true, false) => NodeState::Leaked,
        };
        GraphNode { name: name.clone(), bytes: *bytes, counts, state }
    }

    fn lives(&self, node: &Node) -> bool {
        match &node.kind {
            Kind::Variable { gone } => !gone,
            Kind::Owned { by } => {
                let owner = self.named(by);
                owner.is_some_and(|owner| self.lives(owner))
            }
            Kind::Shared { watch, counts } => counts(&**watch).is_some(),
        }
    }

    fn named(&self, name: &str) -> Option<&Node> {
        self.rows.iter().flatten().find(|node| node.name == name)
    }

    /// The names of what the variables keep alive, and of the variables.
    fn reached(&self) -> HashSet<&str> {
        let all = || self.rows.iter().flatten();
        let variables = all().filter(|node| {
            matches!(node.kind, Kind::Variable { gone: false })
        });
        let mut ways: Vec<&str> =
            variables.map(|node| node.name.as_str()).collect();
        let mut reached = HashSet::new();
        while let Some(name) = ways.pop() {
            if reached.insert(name) {
                let on = self.edges.iter().filter(|edge| edge.owns);
                let on = on.filter(|edge| edge.from == name);
                ways.extend(on.map(|edge| edge.to.as_str()));
            }
        }
        reached
    }
}

/// The counts of a value without the reference that watches it.
fn counts<T: 'static>(watch: &dyn Any) -> Option<ReferenceCounts> {
    let watch = watch.downcast_ref::<Weak<T>>()?;
    let (strong, weak) = (watch.strong_count(), watch.weak_count());
    (strong > 0).then(|| ReferenceCounts {
        strong: strong as u64,
        weak: weak as u64 - 1,
    })
}

/// The bytes of the block in which an `Rc` keeps a `T`: its two counts, and
/// the value.
const fn block_of<T>() -> usize {
    #[repr(C)]
    struct Block<T>(usize, usize, T);
    size_of::<Block<T>>()
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use super::*;

    struct Pair {
        other: RefCell<Option<Rc<Pair>>>,
    }

    fn states(graph: &Graph) -> Vec<NodeState> {
        graph.rows.iter().flatten().map(|node| node.state).collect()
    }

    fn alone() -> Rc<Pair> {
        Rc::new(Pair { other: RefCell::default() })
    }

    /// Two values that own each other, and a variable that owns one of them.
    fn circle() -> (Rc<Pair>, Owners) {
        let (left, right) = (alone(), alone());
        *left.other.borrow_mut() = Some(Rc::clone(&right));
        *right.other.borrow_mut() = Some(Rc::clone(&left));
        let mut owners = Owners::default();
        owners.row().variable("it", 0).owns("it", "left");
        owners.row().shared("left", &left, 0).shared("right", &right, 0);
        owners.owns("left", "right").owns("right", "left");
        (left, owners)
    }

    #[test]
    fn a_circle_is_leaked_when_its_variable_is_gone() {
        let (it, mut owners) = circle();
        let before = owners.at("before");
        assert_eq!(states(&before), [NodeState::Held; 3]);
        let counts = before.rows[1][0].counts.expect("it lives");
        assert_eq!((counts.strong, counts.weak), (2, 0));
        owners.gone("it");
        drop(it);
        let [it, left, right] = states(&owners.at("after"))[..] else {
            panic!("there are three");
        };
        assert_eq!((it, left), (NodeState::Dropped, NodeState::Leaked));
        assert_eq!(right, NodeState::Leaked);
        let left = owners.alive::<Pair>("left").expect("it leaked");
        drop(left.other.take());
    }

    #[test]
    fn a_circle_that_was_broken_goes_with_its_variable() {
        let (it, mut owners) = circle();
        drop(it.other.take());
        owners.gone("it");
        drop(it);
        let after = owners.at("after");
        assert_eq!(states(&after), [NodeState::Dropped; 3]);
        assert!(after.edges.is_empty(), "{:?}", after.edges);
        assert!(owners.alive::<Pair>("left").is_none());
    }

    #[test]
    fn a_block_is_what_the_allocator_is_asked_for() {
        let (shared, counts) = meter::measure(|| Rc::new([0_u8; 3]));
        assert_eq!(shared.len(), 3);
        assert_eq!(
            u64::try_from(counts.live),
            Ok(block_of::<[u8; 3]>() as u64)
        );
    }
}
