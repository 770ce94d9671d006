// How many relationships the shop itself has drawn, by the source that follows them; from the count store, at any size.
CALL () { MATCH ()-[r:SUBSTITUTES]->() RETURN count(r) AS substitutes }
CALL () { MATCH ()-[r:UPGRADES_TO]->() RETURN count(r) AS upgrades }
CALL () { MATCH ()-[r:COMPATIBLE_WITH]->() RETURN count(r) AS accessories }
CALL () { MATCH ()-[r:REQUIRES]->() RETURN count(r) AS addOns }
RETURN substitutes, upgrades, accessories, addOns
