/**
 * The settings of a cluster of one: nothing outside the loopback interface and the folder, no authentication between its
 * parts, few placement groups, and no waiting for further members. A server of its own writes no file elsewhere.
 */
export function cephSettings({ folder, fsid, monitorPort }) {
  return `[global]
fsid = ${fsid}
mon initial members = a
mon host = v2:127.0.0.1:${monitorPort}
public addr = 127.0.0.1
cluster addr = 127.0.0.1
ms bind ipv4 = true
ms bind ipv6 = false
ms bind msgr1 = false
auth cluster required = none
auth service required = none
auth client required = none
auth allow insecure global id reclaim = true
ms mon client mode = crc secure
ms mon service mode = crc secure
ms mon cluster mode = crc secure
keyring = ${folder}/keyring
run dir = ${folder}/run
admin socket = ${folder}/run/$name.asok
pid file = ${folder}/run/$name.pid
log file = ${folder}/log/$name.log
mon cluster log file = ${folder}/log/cluster.log
crash dir = ${folder}/log
setuser match path =
osd pool default size = 1
osd pool default min size = 1
osd pool default pg num = 1
osd pool default pgp num = 1
osd pool default pg autoscale mode = off
osd crush chooseleaf type = 0
mon allow pool size one = true
mon max pg per osd = 1000
# The monitor gathers changes for a second by default, and a gateway makes a dozen pools one after another.
paxos propose interval = 0.05
paxos min wait = 0.01

[mon]
mon data = ${folder}/mon
mon data avail warn = 1
mon data avail crit = 1

[osd]
osd data = ${folder}/osd
osd objectstore = memstore
memstore device bytes = 2147483648
osd class load list = *
osd class default list = *

[client]
rgw data = ${folder}/rgw
rgw crypt require ssl = false
rgw crypt s3 kms backend = testing
rgw crypt s3 kms encryption keys = known-key=YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXoxMjM0NTY=
rgw enable usage log = false
rgw enable ops log = false
rgw gc max objs = 4
rgw lc max objs = 4
rgw usage max shards = 1
rgw data log num shards = 4
rgw md log max shards = 4
rgw thread pool size = 32
rgw num rados handles = 1
rgw bucket quota ttl = 0
rgw run sync thread = false
`;
}
