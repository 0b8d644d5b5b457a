//! Positions of records in the lists of a site: everything refers to everything by these.

macro_rules! indices {
    ($($(#[$meta:meta])* $name:ident;)*) => {
        $($(#[$meta])* #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl $name {
            /// The index of the item at this position.
            pub fn at(position: usize) -> Self {
                Self(u32::try_from(position).expect("a site has fewer than four thousand million records"))
            }
            /// The position in its list.
            pub fn position(self) -> usize {
                self.0 as usize
            }
        })*
    };
}

indices! {
    /// The position of a division in [`super::Site::divisions`].
    DivisionIndex;
    /// The position of an area in [`super::Site::areas`].
    AreaIndex;
    /// The position of a huddle in [`super::Site::huddles`].
    HuddleIndex;
    /// The position of a commitment in [`super::Site::commitments`].
    CommitmentIndex;
    /// The position of an update in [`super::Site::updates`].
    UpdateIndex;
    /// The position of a page in [`super::Site::pages`].
    PageIndex;
    /// The position of a topic in [`super::Site::topics`].
    TopicIndex;
    /// The position of an organization in [`super::Site::organizations`].
    OrganizationIndex;
    /// The position of a file in [`super::Site::sources`].
    SourceIndex;
}
